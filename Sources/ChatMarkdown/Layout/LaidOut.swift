/// The layout of some blocks.
struct LaidOut: Sendable {
  var rows = RowStore()
  var codeBlocks: [LaidOutCode] = []
  /// Number of code blocks above these.
  var codeBlocksAbove = 0
  var links: [MarkdownLink] = []
  /// True if the last block wants a blank row below it also where blocks are set tight.
  var needsGapBelow = false

  /// Number of code blocks so far.
  var codeBlockCount: Int { codeBlocksAbove + codeBlocks.count }

  /// The state for the rows below it, without rows, code or links.
  var below: LaidOut {
    var result = LaidOut()
    result.codeBlocksAbove = codeBlockCount
    result.needsGapBelow = needsGapBelow
    return result
  }
}
