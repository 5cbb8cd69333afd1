import ChatModel
import TerminalKit
import Wording

/// The lines between a turn and the one before it.
enum SeparatorLines {
  static func rows(
    of entry: TranscriptEntry, edge: TurnEdge, in context: LayoutContext
  ) -> [StyledLine] {
    var rows: [StyledLine] = []
    switch edge {
    case .turn: rows.append(StyledLine())
    case .start: break
    case .earlier: rows.append(StyledLine("…", context.theme.dim))
    }
    if entry.isSeam {
      let id = TextWrap.truncateMiddle(entry.turn.contextID, width: 24)
      rows += separator(localized("moved to a rebuilt context \(id)"), context)
    }
    if entry.view.isHorizon {
      rows += separator(localized("the model's memory starts about here (estimate)"), context)
    }
    return rows
  }

  /// No rule to the right edge: a selection would copy it.
  private static func separator(_ text: String, _ context: LayoutContext) -> [StyledLine] {
    let style = context.theme.separator
    let indent = context.indents ? "── " : ""
    let rest = context.indents ? "   " : ""
    return TextWrap.wrap(
      [StyledSpan(text, style)], width: context.textWidth, first: [StyledSpan(indent, style)],
      rest: [StyledSpan(rest, style)]) + [StyledLine()]
  }
}
