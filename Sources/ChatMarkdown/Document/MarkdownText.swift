import TerminalKit

/// One message in Markdown, streamed or whole, laid out in rows.
package struct MarkdownText: Sendable {
  /// The message as it came.
  package private(set) var source: String
  private var isFinished: Bool
  private var rows: [MarkdownRow] = []

  /// A message.
  package init(_ source: String = "", isFinished: Bool = false) {
    self.source = source
    self.isFinished = isFinished
  }

  /// Adds what arrived.
  package mutating func append(_ text: String) {
    source += text
  }

  /// Says that nothing more arrives.
  package mutating func finish() {
    isFinished = true
  }

  /// Brings the rows up to date for a width in columns.
  package mutating func layout(width: Int, theme: MarkdownTheme) {
    rows = []
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      var rest = line[...]
      repeat {
        let head = rest.prefix(max(1, width))
        rows.append(MarkdownRow(line: StyledLine(String(head), theme.text)))
        rest = rest.dropFirst(head.count)
      } while !rest.isEmpty
    }
  }

  /// How many rows the last layout has.
  package var rowCount: Int { rows.count }

  /// A row of the last layout.
  package subscript(row: Int) -> MarkdownRow { rows[row] }

  /// How many rows at the top no further append can change.
  package var stableRowCount: Int { isFinished ? rows.count : 0 }

  /// The code blocks of the last layout, in order.
  package var codeBlocks: [CodeBlock] { [] }

  /// The links and images of the last layout, in order.
  package var links: [MarkdownLink] { [] }
}
