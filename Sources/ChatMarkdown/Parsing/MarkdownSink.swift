/// What the Markdown parser reports to, in the order of the text.
protocol MarkdownSink: AnyObject {
  func enter(_ block: MarkdownBlock)
  func leave(_ block: MarkdownBlock)
  func enter(_ span: MarkdownSpan)
  func leave(_ span: MarkdownSpan)
  /// `bytes` is borrowed for the call.
  func text(_ kind: MarkdownTextKind, _ bytes: SourceBytes)
}

/// A block of Markdown.
enum MarkdownBlock: Equatable {
  case document, quote, paragraph, rule, html
  case bulletList(isTight: Bool)
  case orderedList(start: Int, isTight: Bool)
  /// `isDone` is `nil` where the item is no task.
  case item(isDone: Bool?)
  case heading(level: Int)
  /// Fenced code has an info string, of which the language is the first word; both are empty for
  /// indented code.
  case code(language: String, info: String)
  case table(columns: Int)
  case tableHead, tableBody, tableRow
  case cell(MarkdownAlignment)
}

/// How a column of a table is aligned.
enum MarkdownAlignment: Equatable {
  case left, center, right
}

/// An inline element of Markdown.
enum MarkdownSpan: Equatable {
  case emphasis, strong, strike, code
  case link(target: String, title: String)
  case image(target: String, title: String)
}

/// A kind of text inside Markdown.
enum MarkdownTextKind: Equatable {
  case normal, code, html
  /// A character reference, undecoded.
  case entity
  case nullCharacter, hardBreak, softBreak
}
