/// Markdown without its marks, for places where a text is only hinted at: previews and search results.
package enum PlainMarkdown {
  /// The words of a text, each block and each line on a line of its own. What is not closed counts as it
  /// stands.
  package static func text(of source: String) -> String {
    let writer = PlainWriter()
    MarkdownReader.read(source, into: writer)
    return writer.text
  }
}

/// Writes the words of what is read.
private final class PlainWriter: MarkdownVisitor {
  private(set) var text = ""
  private var isInCell = false
  /// True if nothing follows an item's marker yet.
  private var isAtMarker = false
  /// The next number of each list that is open; `nil` for bullets.
  private var numbers: [Int?] = []

  func enter(_ block: MarkdownBlock) {
    switch block {
    case .bulletList: numbers.append(nil)
    case .orderedList(let start, _): numbers.append(start)
    case .item(let isDone): beginItem(isDone)
    case .cell:
      if isInCell { text += " · " }
      isInCell = true
    case .tableRow:
      beginLine()
      isInCell = false
    case .code, .table: beginLine()
    case .heading, .paragraph, .html: if !isAtMarker { beginLine() }
    case .document, .quote, .rule, .tableHead, .tableBody: break
    }
  }

  func leave(_ block: MarkdownBlock) {
    switch block {
    case .bulletList, .orderedList: numbers.removeLast()
    case .item: isAtMarker = false
    case .document, .quote, .paragraph, .rule, .html, .heading, .code, .table, .tableHead,
      .tableBody, .tableRow, .cell:
      break
    }
  }

  /// Struck-out text must not read like normal text.
  func enter(_ span: MarkdownSpan) {
    if span == .strike { add("~~") }
  }

  func leave(_ span: MarkdownSpan) {
    if span == .strike { add("~~") }
  }

  func text(_ bytes: SourceBytes, as kind: MarkdownWords) {
    add(String(decoding: bytes, as: UTF8.self))
  }

  func math(_ math: String, isDisplay: Bool) {
    if isDisplay, !isInCell { beginLine() }
    add(math)
  }

  func lineEnd() { beginLine() }

  func lineBreak() { add(isInCell ? " " : "\n") }

  private func add(_ words: String) {
    isAtMarker = false
    text += words
  }

  private func beginItem(_ isDone: Bool?) {
    beginLine()
    if let number = numbers.last ?? nil {
      text += "\(number). "
      numbers[numbers.count - 1] = number + 1
    } else if isDone == nil {
      text += "• "
    }
    if let isDone { text += isDone ? "[x] " : "[ ] " }
    isAtMarker = true
  }

  private func beginLine() {
    isAtMarker = false
    if let last = text.utf8.last, last != ASCII.lineFeed { text += "\n" }
  }
}
