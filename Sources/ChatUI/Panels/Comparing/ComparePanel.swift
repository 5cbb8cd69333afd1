package import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Wording

/// Two replies to one prompt: side by side where there is room, else one at a time.
package struct ComparePanel: OverlayPanel, Sendable {
  /// From so many columns on both are shown.
  static let wideColumns = 100

  private let conversation: ConversationID
  /// `nil` until the store has told it.
  private var comparison: Comparison?
  /// The left one and the right one.
  private var columns: [CompareColumn] = []
  /// The number of the right one that was asked for last.
  private var wanted: Int?
  private var focused = 0
  private var isWide = false
  private var size = Size(rows: 0, columns: 0)
  /// The row at the top of both; at the end of a shorter one it is further up.
  private var top = 0
  private var isAtEnd = false

  /// A panel that waits for its replies.
  package init(_ conversation: ConversationID) { self.conversation = conversation }

  var overlay: Overlay { .compare(self) }
  var keyContexts: [KeyContext] { [.comparing, .panel] }
  var footer: [(Action, String)] {
    guard let comparison, !columns.isEmpty else { return [(.cancel, localized("close"))] }
    let other = columns[1 - focused].side.number
    let flips: [(Action, String)] =
      comparison.count > 2 ? [(.compareNext, localized("another on the right"))] : []
    return [(.fieldNext, "\(other)/\(comparison.count)"), (.listOpen, localized("go there"))]
      + flips + [(.compareCopy, localized("copy")), (.cancel, localized("close"))]
  }

  // MARK: What is compared

  /// Shows two replies; the place of the reader and the focus stay.
  mutating func show(
    _ comparison: Comparison, in conversation: Conversation, theme: TranscriptTheme
  ) {
    self.comparison = comparison
    columns = comparison.sides.map { CompareColumn($0, in: conversation, theme: theme) }
    wanted = comparison.sides.last?.number
  }

  mutating func append(_ delta: TurnDelta) {
    for index in columns.indices { columns[index].append(delta) }
  }

  mutating func update(_ view: TurnView) {
    for index in columns.indices { columns[index].update(view) }
  }

  /// The reply that has the focus.
  package var chosen: Comparison.Side? { columns.isEmpty ? nil : columns[focused].side }
  /// Its text as it is now.
  var reply: String? { columns.isEmpty ? nil : columns[focused].turn?.reply }

  /// The request for another reply on the right; `nil` if there is no other.
  mutating func request(step: Int) -> Comparison.Request? {
    guard let count = comparison?.count, count > 2, let left = columns.first, let wanted else {
      return nil
    }
    var next = wanted
    repeat { next = (next - 1 + step + count) % count + 1 } while next == left.side.number
    self.wanted = next
    return Comparison.Request(
      conversation, at: left.side.turns.first?.id, left: left.side.number, right: next)
  }

  // MARK: Moving

  mutating func move(_ move: ListMove, page: Int) {
    isAtEnd = move == .bottom || isAtEnd && (move == .down || move == .pageDown)
    // Where both end is known when they are laid out.
    if !isAtEnd { top = move.moved(top, count: .max, page: page) }
  }

  mutating func moveField(by step: Int, page: Int) {
    if !columns.isEmpty { focused = 1 - focused }
  }

  mutating func prepare(columns width: Int, rows: Int, at now: Date) {
    isWide = width >= Self.wideColumns
    // In a narrow window the keys take two rows.
    let besides = 1 + (isWide ? 1 : 0) + (width < 80 && rows >= 14 ? 2 : 1)
    let size = Size(
      rows: max(1, rows - besides), columns: isWide ? (width - Self.gap) / 2 : width)
    guard !columns.isEmpty else { return }
    if size.columns != self.size.columns, top > 0 { top = columns[focused].place(in: size) }
    self.size = size
    var rowsAbove = 0
    var isOver = true
    for index in shown {
      columns[index].layOut(size, top: isAtEnd ? nil : top, at: now)
      rowsAbove = max(rowsAbove, columns[index].rowsAbove())
      isOver = isOver && columns[index].transcript.isAtBottom
    }
    if isOver { top = rowsAbove }
  }

  /// The columns between the two.
  private static let gap = 3

  /// Those that are on screen.
  private var shown: [Int] { isWide ? [0, 1] : [focused] }

  // MARK: Drawing

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    guard let comparison, !columns.isEmpty else {
      return PanelChrome.title(
        localized("Compare"), detail: localized("reading…"), into: &painter, rect: rect)
    }
    guard isWide else {
      PanelChrome.title(
        localized("Compare") + "  " + heading(focused, comparison, state), into: &painter,
        rect: rect)
      return columns[focused].transcript.draw(
        into: &painter.grid, rect: place(0, in: rect.droppingFirst(1)), now: state.now)
    }
    PanelChrome.title(
      localized("Compare"), detail: Count.of(comparison.count, "reply", "replies"),
      into: &painter, rect: rect)
    for index in shown { draw(index, comparison, into: &painter, rect.droppingFirst(1), state) }
  }

  private func draw(
    _ index: Int, _ comparison: Comparison, into painter: inout Painter, _ rect: Rect,
    _ state: AppState
  ) {
    let isFocused = index == focused
    let place = place(index, in: rect)
    let room = Rect(row: rect.row, column: place.column, rows: 1, columns: place.columns)
    painter.text(
      (isFocused ? "› " : "  ") + heading(index, comparison, state), row: rect.row,
      column: place.column, style: isFocused ? painter.theme.title : painter.theme.dim, in: room)
    let body = place.droppingFirst(1)
    columns[index].transcript.draw(into: &painter.grid, rect: body, now: state.now)
    guard index > 0 else { return }
    for row in rect.row..<body.endRow {
      painter.text("│", row: row, column: place.column - 2, style: painter.theme.dim, in: rect)
    }
  }

  /// The rows of a column, with the one of its heading where both are shown.
  private func place(_ index: Int, in rect: Rect) -> Rect {
    Rect(
      row: rect.row, column: rect.column + index * (size.columns + Self.gap),
      rows: min(rect.rows, size.rows + (isWide ? 1 : 0)), columns: size.columns)
  }

  private func heading(_ index: Int, _ comparison: Comparison, _ state: AppState) -> String {
    let column = columns[index]
    let when = column.turn.map { Durations.ago($0.timings.createdAt, now: state.now) } ?? ""
    let heading = comparison.heading(of: column.side, column.turn, when: when).onOneLine
    return heading + (column.side.hasMore ? " · " + localized("more turns follow") : "")
  }
}
