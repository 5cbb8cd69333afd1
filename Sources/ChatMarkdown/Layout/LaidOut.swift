/// What the layout of some blocks gives.
struct LaidOut: Sendable {
  var rows = RowStore()
  var codeBlocks: [CodeBlock] = []
  var links: [MarkdownLink] = []
  /// Whether the last block wants a blank row below it also where blocks are set tight.
  var needsGapBelow = false
}
