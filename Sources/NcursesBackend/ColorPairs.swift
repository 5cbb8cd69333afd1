import CNcurses
import TerminalKit

/// The colour pairs that ncurses knows, made when they are first needed.
struct ColorPairs {
  private var pairs: [UInt32: Int32] = [:]
  private let colors: Int

  init(colors: Int) {
    self.colors = colors
  }

  /// The pair for a style; 0, the terminal's own, without colours or when ncurses has no more.
  mutating func pair(for style: Style) -> Int32 {
    guard colors >= 8, style.foreground != .standard || style.background != .standard else {
      return 0
    }
    let key = UInt32(style.foreground.code) << 16 | UInt32(style.background.code)
    if let known = pairs[key] { return known }
    let pair = alloc_pair(reduced(style.foreground), reduced(style.background))
    let usable = pair > 0 ? pair : 0
    pairs[key] = usable
    return usable
  }

  /// The colour as this terminal has it: bright forms of the first eight fall back to the plain ones.
  private func reduced(_ color: Color) -> Int32 {
    guard let index = color.index else { return -1 }
    if Int(index) < colors { return Int32(index) }
    return index < 16 ? Int32(index) % 8 : 7
  }
}
