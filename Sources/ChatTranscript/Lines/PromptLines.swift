import ChatModel
import TerminalKit
import Wording

/// The user's prompt, with a mark in the left margin and a hanging indent.
enum PromptLines {
  static func rows(of turn: Turn, in context: LayoutContext) -> WrappedText {
    let theme = context.theme
    let mark = context.indents ? "› " : "›"
    let indent = context.indents ? [StyledSpan("  ", theme.prompt)] : []
    guard let system = turn.system, !system.isEmpty else {
      return WrappedText(
        turn.prompt, width: context.textWidth, style: theme.prompt,
        first: [StyledSpan(mark, theme.promptMark)], rest: indent)
    }
    // A system message is above the prompt that it was sent with.
    let systemRows = TextWrap.wrap(
      [StyledSpan(system, theme.dim)], width: context.textWidth,
      first: context.indents ? [StyledSpan(localized("system "), theme.dim)] : [], rest: indent)
    return WrappedText(
      turn.prompt, width: context.textWidth, style: theme.prompt,
      first: [StyledSpan(mark, theme.promptMark)], rest: indent, above: systemRows)
  }
}
