@testable import ChatMarkdown

/// What is read of a text, with a letter for each inline element: `{b bold}`, `{a text|address}`.
final class TaggedText: MarkdownVisitor {
  private var text = ""

  static func of(_ source: String) -> String {
    let tagged = TaggedText()
    MarkdownReader.read(source, into: tagged)
    while tagged.text.last == "\n" { tagged.text.removeLast() }
    return tagged.text
  }

  func enter(_ block: MarkdownBlock) {
    if block == .paragraph, !text.isEmpty, text.last != "\n" { text += "\n" }
  }

  func leave(_ block: MarkdownBlock) {
    switch block {
    case .paragraph, .heading, .item, .tableRow, .code: text += "\n"
    case .cell: text += "|"
    default: break
    }
  }

  func enter(_ span: MarkdownSpan) {
    switch span {
    case .emphasis: text += "{i "
    case .strong: text += "{b "
    case .strike: text += "{s "
    case .code: text += "{c "
    case .link: text += "{a "
    case .image: text += "{p "
    }
  }

  func leave(_ span: MarkdownSpan) {
    switch span {
    case .link(let target, _), .image(let target, _): text += "|\(target)}"
    default: text += "}"
    }
  }

  func text(_ bytes: SourceBytes, as kind: MarkdownWords) {
    text += String(decoding: bytes, as: UTF8.self)
  }

  func math(_ math: String, isDisplay: Bool) { text += isDisplay ? "{M \(math)}" : "{m \(math)}" }
  func lineEnd() { text += "\n" }
  func lineBreak() { text += "<br>" }
}
