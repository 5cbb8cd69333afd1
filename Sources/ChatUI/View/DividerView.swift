import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Wording

/// The row above the composer: a question with the keyboard in it, else a notice, else a job, else a rule;
/// at its right end the count of new lines.
enum DividerView {
  static func draw(_ state: AppState, into painter: inout Painter, rect: Rect) {
    let badge = badge(state)
    let start = painter.textAtEnd(badge, row: rect.row, style: painter.theme.badge, in: rect)
    let room = badge.isEmpty ? rect : rect.leading(max(0, start - rect.column - 1))
    switch state.overlays.line {
    case .history(let search)?: draw(search, into: &painter, rect: room)
    case .find(let field)?: draw(field, state, into: &painter, rect: room)
    case nil: drawNotice(state, into: &painter, rect: room)
    }
  }

  private static func badge(_ state: AppState) -> String {
    let count = state.pane.transcript.newRowsBelow
    if let place = state.pane.transcript.matchPosition, state.reading.isOn {
      return localized("match \(place.number) of \(place.count)")
    }
    guard !state.pane.transcript.isAtBottom else { return "" }
    let key = state.keymap.hint(.scrollBottom)
    return count > 0
      ? "↓ \(Count.of(count, "new line")) · \(key)" : localized("↓ more below · \(key)")
  }

  private static func drawNotice(_ state: AppState, into painter: inout Painter, rect: Rect) {
    if let entry = state.notices.shown {
      let area = state.layout.transcript
      // Choices are between the transcript and this row and must stay visible.
      let mayCover = state.pane.choices.bar == nil && state.notices.isUnfolded
      NoticeView.draw(
        entry.notice, endingAt: rect.row, above: mayCover ? area : nil, into: &painter, rect: rect)
    } else if let job = state.notices.job {
      painter.text(
        Spinner.frame(at: state.now) + " " + job, row: rect.row, column: rect.column,
        style: painter.theme.live, in: rect)
    } else {
      painter.grid.fill(
        rect, with: Cell(scalar: 0x2500, style: painter.theme.rule))
    }
  }

  private static func draw(_ search: PromptSearch, into painter: inout Painter, rect: Rect) {
    let column = painter.text(
      localized("prompts › "), row: rect.row, column: rect.column, style: painter.theme.title,
      in: rect)
    search.query.draw(into: &painter, row: rect.row, column: column, in: rect)
    let start = column + CellWidth.of(search.query.text) + 2
    var room = rect
    if let place = search.match?.place {
      let widest = max(12, rect.columns / 3)
      let shown = TextWrap.truncate(DisplayText.sanitize(place), width: widest)
      let edge = painter.textAtEnd(shown, row: rect.row, style: painter.theme.dim, in: rect)
      room = rect.leading(max(0, edge - rect.column - 2))
    }
    painter.text(
      search.match.map { DisplayText.sanitize($0.text).onOneLine } ?? hint(search), row: rect.row,
      column: start, style: search.match == nil ? painter.theme.dim : .plain, in: room)
  }

  private static func hint(_ search: PromptSearch) -> String {
    if search.query.isEmpty { return localized("type words from it") }
    return search.isLooking ? localized("searching…") : localized("nothing found")
  }

  private static func draw(
    _ field: LineField, _ state: AppState, into painter: inout Painter, rect: Rect
  ) {
    let column = painter.text(
      localized("find › "), row: rect.row, column: rect.column, style: painter.theme.title, in: rect
    )
    field.draw(into: &painter, row: rect.row, column: column, in: rect)
    guard !field.isEmpty else { return }
    let place = state.pane.transcript.matchPosition
    painter.text(
      place.map { localized("\($0.number) of \($0.count)") } ?? localized("no match"),
      row: rect.row,
      column: column + CellWidth.of(field.text) + 2, style: painter.theme.dim, in: rect)
  }
}

/// Something that turns while a reply is waited for.
enum Spinner {
  private static let frames = ["⠋", "⠙", "⠸", "⠴", "⠦", "⠇"]

  static func frame(at now: Date) -> String {
    let ticks = (now.timeIntervalSinceReferenceDate * 4).rounded(.down)
    guard ticks.isFinite, ticks.magnitude < 1e15 else { return frames[0] }
    let place = Int(ticks) % frames.count
    return frames[(place + frames.count) % frames.count]
  }
}
