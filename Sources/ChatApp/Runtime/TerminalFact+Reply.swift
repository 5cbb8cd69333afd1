import ChatUI
import TerminalKit

extension TerminalFact {
  /// The fact about drawing in a terminal's answer; `nil` for answers about other things.
  init?(_ reply: TerminalReply) {
    guard case .color(selector: 11, let red, let green, let blue) = reply else { return nil }
    // Perceived lightness by the weights of ITU-R BT.709.
    self = .background(isDark: 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5)
  }
}
