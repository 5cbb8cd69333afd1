/// Receives a Markdown text in its order, as people read it, with nothing left to resolve.
package protocol MarkdownVisitor: AnyObject {
  /// A block begins.
  func enter(_ block: MarkdownBlock)
  /// A block ends.
  func leave(_ block: MarkdownBlock)
  /// An inline element begins.
  func enter(_ span: MarkdownSpan)
  /// An inline element ends.
  func leave(_ span: MarkdownSpan)
  /// Text. `bytes` is UTF-8, borrowed for the call.
  func text(_ bytes: UnsafeBufferPointer<UInt8>, as kind: MarkdownWords)
  /// Math as readable text, whose lines end with line feeds.
  func math(_ text: String, isDisplay: Bool)
  /// A line of the source ended inside a block; the next words begin a line, too.
  func lineEnd()
  /// An element that breaks the line, anywhere.
  func lineBreak()
}

/// The kinds of words in a Markdown text.
package enum MarkdownWords: Sendable, Equatable {
  case text, code
  /// Raw HTML, which is shown and never obeyed.
  case html
}

/// A block of Markdown.
package enum MarkdownBlock: Sendable, Equatable {
  case document, quote, paragraph, rule, html
  case bulletList(isTight: Bool)
  case orderedList(start: Int, isTight: Bool)
  /// `isDone` is `nil` where the item is not a task.
  case item(isDone: Bool?)
  case heading(level: Int)
  /// Fenced code has an info string, of which the language is the first word; both are empty for
  /// indented code.
  case code(language: String, info: String)
  case table(columns: Int)
  case tableHead, tableBody, tableRow
  case cell(MarkdownAlignment)
}

/// The alignment of a table column.
package enum MarkdownAlignment: Sendable, Equatable {
  case left, center, right
}

/// An inline element of Markdown.
package enum MarkdownSpan: Sendable, Equatable {
  case emphasis, strong, strike, code
  case link(target: String, title: String)
  case image(target: String, title: String)
}
