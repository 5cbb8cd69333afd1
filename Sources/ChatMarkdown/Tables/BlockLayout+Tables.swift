import TerminalKit

extension BlockLayout {
  func enterTable(_ block: MarkdownBlock) {
    switch block {
    case .table:
      flushParagraph()
      table = TableContent()
    case .tableHead: table?.isInHeader = true
    case .tableBody: table?.isInHeader = false
    case .tableRow: table?.row = []
    case .cell(let alignment):
      if table?.isInHeader == true {
        table?.alignments.append(alignment)
        styles.append(style.overlaid(with: theme.tableHeader))
      } else {
        styles.append(style)
      }
    case .document, .quote, .paragraph, .rule, .html, .bulletList, .orderedList, .item, .heading,
      .code:
      break
    }
  }

  func leaveTable(_ block: MarkdownBlock) {
    switch block {
    case .cell:
      table?.row.append(TableContent.Cell(inline.spans()))
      inline = InlineText()
      if styles.count > 1 { styles.removeLast() }
    case .tableRow:
      guard let row = table?.row else { return }
      if table?.isInHeader == true { table?.header = row } else { table?.rows.append(row) }
    case .table: finishTable()
    case .tableHead, .tableBody, .document, .quote, .paragraph, .rule, .html, .bulletList,
      .orderedList, .item, .heading, .code:
      break
    }
  }

  private func finishTable() {
    guard let content = table else { return }
    table = nil
    forceGap()
    let layout = TableLayout(content, width: max(1, width - containers.width), theme: theme)
    addRows(layout.lines())
    setGap(isForced: true)
  }
}
