/// The body of an OSC, DCS or APC string.
struct ControlString {
  /// The byte after ESC.
  var introducer: UInt8
  var body: ArraySlice<UInt8>

  /// The answer that it is, if one of ours.
  var reply: TerminalReply? {
    switch introducer {
    case UInt8(ascii: "]"): color
    case UInt8(ascii: "P"): version
    default: nil
    }
  }

  /// XTVERSION: `> | text`.
  private var version: TerminalReply? {
    guard body.starts(with: Array(">|".utf8)) else { return nil }
    return .version(String(decoding: body.dropFirst(2), as: UTF8.self))
  }

  /// OSC 10 to 19: `11;rgb:1c1c/1c1c/1c1c`.
  private var color: TerminalReply? {
    guard let separator = body.firstIndex(of: UInt8(ascii: ";")),
      let selector = Int(String(decoding: body[..<separator], as: UTF8.self)),
      (10...19).contains(selector),
      let parts = Self.parts(body[(separator + 1)...])
    else { return nil }
    return .color(selector: selector, red: parts[0], green: parts[1], blue: parts[2])
  }

  /// `rgb:r/g/b`, `rgba:r/g/b/a` or `#rgb`, with 1 to 4 hexadecimal digits a part (XParseColor).
  private static func parts(_ text: ArraySlice<UInt8>) -> [Double]? {
    let fields: [ArraySlice<UInt8>]
    if text.first == UInt8(ascii: "#") {
      let digits = text.dropFirst()
      guard digits.count % 3 == 0, !digits.isEmpty else { return nil }
      let length = digits.count / 3
      fields = (0..<3).map { digits.dropFirst($0 * length).prefix(length) }
    } else {
      let isOpaque = text.starts(with: "rgb:".utf8)
      guard isOpaque || text.starts(with: "rgba:".utf8) else { return nil }
      fields = text.dropFirst(isOpaque ? 4 : 5).split(
        separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      guard fields.count == (isOpaque ? 3 : 4) else { return nil }
    }
    let parts = fields.map(part)
    let known = parts.compactMap(\.self)
    return known.count == parts.count ? known : nil
  }

  /// A part by its share of what its number of digits can say.
  private static func part(_ digits: ArraySlice<UInt8>) -> Double? {
    guard (1...4).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard let number = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
      value = value * 16 + number
    }
    return Double(value) / Double((1 << (4 * digits.count)) - 1)
  }
}
