import ChatModel
import TerminalKit

/// The beginning of a long prompt, and the line that tells of the rest.
struct PromptFold: Sendable {
  /// A prompt of so many rows is shown whole.
  static let limit = 16
  /// The rows of a longer one that stay.
  static let beginning = 8

  /// Number of rows of the prompt that are shown.
  let shown: Int
  /// The line below them.
  let line: StyledLine

  /// `nil` for a prompt that is short enough.
  ///
  /// - Parameter rows: Number of its rows.
  init?(rows: Int, isWhole: Bool, in context: LayoutContext) {
    guard rows > Self.limit else { return nil }
    shown = isWhole ? rows : Self.beginning
    let text = isWhole ? "▾ \(Count.of(rows, "line"))" : "▸ \(Count.of(rows - shown, "more line"))"
    let key = context.hints.reasoning.isEmpty ? "" : "  \(context.hints.reasoning)"
    let indent = context.indents ? "  " : ""
    line = StyledLine(
      TextWrap.truncate(indent + text + key, width: context.width), context.theme.dim)
  }
}
