/// Receives the reports of the Markdown parser, in the order of the text.
protocol MarkdownSink: AnyObject {
  func enter(_ block: MarkdownBlock)
  func leave(_ block: MarkdownBlock)
  func enter(_ span: MarkdownSpan)
  func leave(_ span: MarkdownSpan)
  /// `bytes` is borrowed for the call.
  func text(_ kind: MarkdownTextKind, _ bytes: SourceBytes)
}

/// A kind of text inside Markdown.
enum MarkdownTextKind: Equatable {
  case normal, code, html
  /// A character reference, undecoded.
  case entity
  case nullCharacter, hardBreak, softBreak
}
