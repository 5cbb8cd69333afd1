import ChatModel
import ChatTranscript
import TerminalKit
import Wording

/// A line of the usage panel.
struct UsagePanelRow: Sendable, Hashable {
  enum Kind: Sendable, Hashable { case heading, item, sum }

  let kind: Kind
  let label: String
  let row: UsageReport.Row?

  var promptTokens: Int { kind == .item ? row?.usage.promptTokens ?? 0 : 0 }

  /// The report in reading order.
  static func rows(of report: UsageReport) -> [UsagePanelRow] {
    var rows: [UsagePanelRow] = []
    if let conversation = report.conversation {
      rows.append(UsagePanelRow(kind: .heading, label: localized("This conversation"), row: nil))
      rows += report.turns.map { UsagePanelRow(kind: .item, label: $0.label, row: $0) }
      rows.append(UsagePanelRow(kind: .sum, label: localized("total"), row: conversation))
      rows.append(UsagePanelRow(kind: .heading, label: "", row: nil))
    }
    rows.append(UsagePanelRow(kind: .heading, label: localized("Contexts"), row: nil))
    rows += report.contexts.map { UsagePanelRow(kind: .item, label: $0.label, row: $0) }
    rows.append(UsagePanelRow(kind: .sum, label: localized("total"), row: report.total))
    return rows
  }
}

/// The columns of the usage panel.
struct UsageColumns {
  let label: Int
  let bar: Int
  let hasMoney: Bool

  /// Divides a width: label, bar, then figures that are dropped from the right where there is no room.
  init(width: Int, hasMoney: Bool) {
    self.hasMoney = hasMoney
    let figures = Self.figures(hasMoney).reduce(0) { $0 + $1.width + 1 }
    let room = max(0, width - figures - 2)
    bar = max(min(8, width / 8), min(30, room / 3))
    label = max(10, min(64, room - bar))
  }

  /// - Parameter most: The tokens of a full bar.
  func drawHeading(most: Int, into painter: inout Painter, row: Int, rect: Rect) {
    if most > 0 {
      let scale = Figures.short(most)
      // The zero goes where the two figures would run together.
      let text =
        CellWidth.of(scale) + 2 <= bar
        ? "0" + scale.padded(to: bar - 1, atStart: true) : scale.padded(to: bar, atStart: true)
      painter.text(
        text, row: row, column: rect.column + label + 1, style: painter.theme.dim,
        in: rect.leading(label + 1 + bar))
    }
    var column = rect.column + label + bar + 2
    for (title, width) in Self.figures(hasMoney) where column + width <= rect.endColumn {
      painter.text(
        title.padded(to: width, atStart: true), row: row, column: column, style: painter.theme.dim,
        in: rect)
      column += width + 1
    }
  }

  func draw(
    _ item: UsagePanelRow, most: Int, currency: String?, into painter: inout Painter, row: Int,
    rect: Rect
  ) {
    guard let values = item.row else {
      painter.text(
        item.label, row: row, column: rect.column, style: painter.theme.title, in: rect)
      return
    }
    let style = item.kind == .sum ? painter.theme.title : Style.plain
    painter.text(
      item.label, row: row, column: rect.column + 1, style: style,
      in: rect.leading(label))
    if item.kind == .item {
      drawBar(
        values.usage, most: most, into: &painter, row: row, column: rect.column + label + 1,
        rect: rect)
    }
    var column = rect.column + label + bar + 2
    for (text, width) in zip(
      texts(values, currency: currency), Self.figures(hasMoney).map(\.width))
    {
      guard column + width <= rect.endColumn else { break }
      painter.text(
        text.padded(to: width, atStart: true), row: row, column: column, style: style, in: rect)
      column += width + 1
    }
  }

  private static func figures(_ hasMoney: Bool) -> [(title: String, width: Int)] {
    [
      (localized("cached"), 8), (localized("fresh"), 8), (localized("reply"), 8),
      (localized("share"), 6),
    ]
      + (hasMoney ? [(localized("cost"), moneyWidth), (localized("saved"), moneyWidth)] : [])
  }

  private func texts(_ row: UsageReport.Row, currency: String?) -> [String] {
    let usage = row.usage
    let figures = [
      usage.cachedTokens.map(Figures.short) ?? "–", fresh(usage),
      usage.completionTokens.map(Figures.short) ?? "–",
      usage.cachedShare.map(Count.percent) ?? "",
    ]
    guard hasMoney else { return figures }
    return figures + [
      row.cost.map { money($0, currency) } ?? localized("unknown"),
      row.saved.map { money($0, currency) } ?? localized("unknown"),
    ]
  }

  /// An amount with its currency, which a very long one loses.
  private func money(_ amount: Double, _ currency: String?) -> String {
    let text = Money.text(amount, currency ?? "")
    return CellWidth.of(text) <= Self.moneyWidth ? text : Money.text(amount, "")
  }

  private static let moneyWidth = 12

  /// The input that was computed afresh; all of the input with a question mark where nobody said what was cached.
  private func fresh(_ usage: Usage) -> String {
    if let fresh = usage.freshTokens { return Figures.short(fresh) }
    return usage.promptTokens.map { Figures.short($0) + "?" } ?? "–"
  }

  private func drawBar(
    _ usage: Usage, most: Int, into painter: inout Painter, row: Int, column: Int, rect: Rect
  ) {
    guard most > 0, bar > 0 else { return }
    let prompt = usage.promptTokens ?? 0
    let all = max(prompt > 0 ? 1 : 0, scaled(prompt, most))
    let cached = min(all, scaled(usage.cachedTokens ?? 0, most))
    painter.text(
      String(repeating: "█", count: cached), row: row, column: column,
      style: painter.theme.barFull, in: rect)
    painter.text(
      String(repeating: "▒", count: all - cached), row: row, column: column + cached,
      style: painter.theme.barEmpty, in: rect)
  }

  private func scaled(_ tokens: Int, _ most: Int) -> Int {
    Int((Double(tokens) / Double(most) * Double(bar)).rounded())
  }
}
