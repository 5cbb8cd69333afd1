package import TerminalKit

/// One row of a laid-out message.
package struct MarkdownRow: Sendable, Hashable {
  /// The styled text of the row.
  package var line: StyledLine
  /// The index in `codeBlocks` of the block that this row shows (its label included); `nil` outside
  /// code.
  package var codeBlock: Int?

  /// Creates a row.
  package init(line: StyledLine, codeBlock: Int? = nil) {
    self.line = line
    self.codeBlock = codeBlock
  }
}
