package import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// Tokens per turn, conversation and context: cached against fresh.
package struct UsagePanel: OverlayPanel, Sendable, Equatable {
  /// `nil` until the controller has added it up.
  package private(set) var report: UsageReport?
  private var rows: [UsagePanelRow] = []
  private var top = 0
  private var visibleRows = 0

  /// A panel that waits for its report.
  package init() {}

  mutating func show(_ report: UsageReport) {
    self.report = report
    rows = UsagePanelRow.rows(of: report)
  }

  var overlay: Overlay { .usage(self) }
  var keyContexts: [KeyContext] { [.panel] }
  var footer: [(Action, String)] {
    (rows.count > visibleRows ? [(.listDown, localized("scroll"))] : []) + [
      (.cancel, localized("close"))
    ]
  }

  mutating func prepare(columns: Int, rows: Int, at now: Date) {
    visibleRows = max(0, rows - 3)
    top = max(0, min(top, self.rows.count - visibleRows))
  }

  mutating func move(_ move: ListMove, page: Int) {
    let last = max(0, rows.count - visibleRows)
    top = move == .bottom ? last : min(last, move.moved(top, count: rows.count, page: page))
  }

  func draw(into painter: inout Painter, rect: Rect, state: AppState) {
    PanelChrome.title(localized("Usage"), into: &painter, rect: rect)
    drawLegend(into: &painter, rect: rect)
    let body = rect.droppingFirst(1).droppingLast(1)
    guard let report else {
      painter.text(localized("adding up…"), row: body.row, column: body.column, in: body)
      return
    }
    let columns = UsageColumns(width: body.columns, hasMoney: report.currency != nil)
    let list = body.droppingFirst(1)
    let most = rows.map(\.promptTokens).max() ?? 0
    columns.drawHeading(most: most, into: &painter, row: body.row, rect: body)
    for (offset, row) in rows.dropFirst(top).prefix(list.rows).enumerated() {
      columns.draw(
        row, most: most, currency: report.currency, into: &painter, row: list.row + offset,
        rect: list)
    }
  }
}

extension UsagePanel {
  /// A legend of the bars, in their colours.
  private func drawLegend(into painter: inout Painter, rect: Rect) {
    let parts = [
      ("█", painter.theme.barFull), (localized(" cached   "), painter.theme.dim),
      ("▒", painter.theme.barEmpty), (localized(" fresh"), painter.theme.dim),
    ]
    var column = max(rect.column + 8, rect.endColumn - 18)
    for (text, style) in parts {
      column = painter.text(text, row: rect.row, column: column, style: style, in: rect)
    }
  }
}
