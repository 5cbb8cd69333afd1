/// A code block that was laid out.
enum LaidOutCode: Sendable {
  /// Code between fences: a range of the message, because a copy of a large block would double what a message costs.
  case fenced(language: String, Range<Int>, indent: Int)
  /// Code in a list, in a quote or indented, which the message does not hold in one piece.
  case nested(CodeBlock)

  /// The block with its text, out of the message that it was laid out from.
  func block(in source: SourceBytes) -> CodeBlock {
    switch self {
    case .fenced(let language, let range, let indent):
      CodeBlock(language: language, text: OpenFence.code(source, range, indent: indent))
    case .nested(let block): block
    }
  }
}
