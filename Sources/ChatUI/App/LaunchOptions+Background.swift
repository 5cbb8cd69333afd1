extension LaunchOptions {
  /// True if the background is dark by `COLORFGBG`, such as `15;0`: rxvt, konsole and others set it to the numbers of
  /// the foreground and the background, some with another field between them. `nil` where it does not say.
  package static func isDark(colorsOfTerminal variable: String?) -> Bool? {
    guard let fields = variable?.split(separator: ";"), fields.count > 1,
      let background = fields.last.flatMap({ Int($0) }), 0..<16 ~= background
    else { return nil }
    // White and the bright colours, of which grey is the dark one.
    return background < 7 || background == 8
  }
}
