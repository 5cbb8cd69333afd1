/// What the layout of some blocks gives.
struct LaidOut: Sendable {
  var rows = RowStore()
  var codeBlocks: [CodeBlock] = []
  var links: [MarkdownLink] = []
}
