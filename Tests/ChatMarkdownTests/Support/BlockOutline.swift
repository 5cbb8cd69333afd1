@testable import ChatMarkdown

/// The blocks that are read of a text, in short: `[paragraph]`, `{a,b;1,2}` for a table, `(>quote)`, `(-item)`,
/// `#heading#`, `` `code` ``, `<html>`. Lines of a paragraph are distinguished by `/`.
final class BlockOutline: MarkdownVisitor {
  private var text = ""

  static func of(_ source: String) -> String {
    let outline = BlockOutline()
    MarkdownReader.read(source, into: outline)
    return outline.text
  }

  func enter(_ block: MarkdownBlock) {
    switch block {
    case .paragraph: text += "["
    case .table: text += "{"
    case .quote: text += "(>"
    case .item: text += "(-"
    case .heading: text += "#"
    case .code: text += "`"
    case .html: text += "<"
    case .rule: text += "---"
    default: break
    }
  }

  func leave(_ block: MarkdownBlock) {
    switch block {
    case .cell: text += ","
    case .tableRow: replaceLast(",", by: ";")
    case .table:
      replaceLast(";", by: "}")
    case .paragraph: text += "]"
    case .quote, .item: text += ")"
    case .heading: text += "#"
    case .code: replaceLast("/", by: "`")
    case .html: replaceLast("/", by: ">")
    default: break
    }
  }

  private func replaceLast(_ old: Character, by new: String) {
    if text.last == old { text.removeLast() }
    text += new
  }

  func enter(_ span: MarkdownSpan) {}
  func leave(_ span: MarkdownSpan) {}

  func text(_ bytes: SourceBytes, as kind: MarkdownWords) {
    text += String(decoding: bytes, as: UTF8.self).replacing("\n", with: "/")
  }

  func math(_ math: String, isDisplay: Bool) { text += "$\(math.replacing("\n", with: "/"))$" }
  func lineEnd() { text += "/" }
  func lineBreak() { text += "/" }
}
