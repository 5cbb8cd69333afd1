/// What the layout of some blocks gives.
struct LaidOut: Sendable {
  var rows = RowStore()
  var codeBlocks: [LaidOutCode] = []
  /// How many code blocks are above these.
  var codeBlocksAbove = 0
  var links: [MarkdownLink] = []
  /// Whether the last block wants a blank row below it also where blocks are set tight.
  var needsGapBelow = false

  /// How many code blocks there are so far.
  var codeBlockCount: Int { codeBlocksAbove + codeBlocks.count }

  /// What goes on below it, without rows, code or links.
  var below: LaidOut {
    var result = LaidOut()
    result.codeBlocksAbove = codeBlockCount
    result.needsGapBelow = needsGapBelow
    return result
  }
}
