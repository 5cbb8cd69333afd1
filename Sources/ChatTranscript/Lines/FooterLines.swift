import ChatMarkdown
import ChatModel
import TerminalKit
import Wording

/// The lines below a finished reply: one dim line of figures, and the sentences of a failure.
enum FooterLines {
  static func rows(of view: TurnView, in context: LayoutContext) -> [StyledLine] {
    guard let ending = view.turn.ending else { return [] }
    switch ending {
    case .failed, .unconfirmed:
      return trouble(ending, view, context) + figures(nil, view, context)
    case .complete, .length, .filtered, .refused, .stopped, .truncated:
      // A good ending needs no word.
      let isGood = ending == .complete && !view.turn.reply.isEmpty
      return figures(isGood ? nil : view.turn.endingWords, view, context)
        + sentences(view.turn.failure, context) + requestLine(view.turn, context)
    }
  }

  // MARK: Figures

  /// One row: whole items from the left, as many as fit.
  private static func figures(
    _ ending: String?, _ view: TurnView, _ context: LayoutContext
  ) -> [StyledLine] {
    var spans: [StyledSpan] = []
    var column = 0
    func add(_ text: String, _ style: Style) {
      let gap = spans.isEmpty ? "" : " · "
      let width = CellWidth.of(gap + text)
      guard column + width <= context.width else { return }
      if !gap.isEmpty { spans.append(StyledSpan(gap, context.theme.dim)) }
      spans.append(StyledSpan(text, style))
      column += width
    }
    if let ending { add(ending, context.theme.warning) }
    if let doubt = doubt(of: view.turn, context) { add(doubt, context.theme.dim) }
    for item in FooterFigures.items(of: view, hints: context.hints) { add(item, context.theme.dim) }
    return spans.isEmpty ? [] : [StyledLine(spans)]
  }

  /// What the server may not have of a turn, unless its context was made after it.
  private static func doubt(of turn: Turn, _ context: LayoutContext) -> String? {
    guard turn.contextID == context.memory else { return nil }
    return turn.memoryDoubt(hasReply: !turn.reply.isEmpty, command: "/ctx rebuild")
  }

  // MARK: Failures

  private static func trouble(
    _ ending: TurnEnding, _ view: TurnView, _ context: LayoutContext
  ) -> [StyledLine] {
    let theme = context.theme
    let label = ending == .failed ? localized("✗ failed: ") : localized("? unconfirmed: ")
    let standard =
      ending == .failed
      ? localized("The reply did not arrive.")
      : localized("The server may or may not have stored this turn.")
    let failure = view.turn.failure ?? ""
    let text = [
      StyledSpan(label, theme.error),
      StyledSpan(failure.isEmpty ? standard : failure, theme.markdown.text),
    ]
    var rows = wrapped(text, context)
    if ending == .unconfirmed { rows += waysOn(context) }
    return rows + requestLine(view.turn, context)
  }

  /// The three ways on, as words, in the order of their keys.
  private static func waysOn(_ context: LayoutContext) -> [StyledLine] {
    let ways = [
      (
        localized("rebuild"), context.hints.rebuild,
        localized("new context without this turn, then send it")
      ),
      (localized("resend"), context.hints.resend, localized("the server may then have it twice")),
      (localized("carry on"), context.hints.carryOn, localized("keep the partial reply")),
    ]
    return ways.flatMap { name, key, meaning in
      wrapped(
        [
          StyledSpan(context.indents ? "  " : "", context.theme.dim),
          StyledSpan(key.isEmpty ? name : "\(key) \(name)", context.theme.warning),
          StyledSpan(" – \(meaning)", context.theme.dim),
        ], context, indent: 4)
    }
  }

  private static func sentences(_ text: String?, _ context: LayoutContext) -> [StyledLine] {
    guard let text, !text.isEmpty else { return [] }
    return wrapped([StyledSpan(text, context.theme.markdown.text)], context)
  }

  /// The server's name of the request, where there is something to report.
  private static func requestLine(_ turn: Turn, _ context: LayoutContext) -> [StyledLine] {
    guard let id = turn.requestID, !id.isEmpty, turn.failure != nil else { return [] }
    return wrapped([StyledSpan(localized("request \(id)"), context.theme.dim)], context)
  }

  private static func wrapped(
    _ spans: [StyledSpan], _ context: LayoutContext, indent: Int = 2
  ) -> [StyledLine] {
    let rest =
      context.indents ? [StyledSpan(String(repeating: " ", count: indent), .plain)] : []
    return TextWrap.wrap(spans, width: context.textWidth, rest: rest)
  }
}
