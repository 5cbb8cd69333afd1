@testable import ChatMarkdown

/// The words of a text, each with its kind, and the formulas and line breaks between them.
final class WordKinds: MarkdownVisitor {
  private var words: [(kind: String, text: String)] = []
  private var formulas = 0
  private var breaks = 0

  private static func read(_ source: String) -> WordKinds {
    let words = WordKinds()
    MarkdownReader.read(source, into: words)
    return words
  }

  static func of(_ source: String) -> [(kind: String, text: String)] { read(source).words }
  static func formulas(_ source: String) -> Int { read(source).formulas }
  static func breaks(_ source: String) -> Int { read(source).breaks }

  func text(_ bytes: SourceBytes, as kind: MarkdownWords) {
    words.append(("\(kind)", String(decoding: bytes, as: UTF8.self)))
  }

  func enter(_ block: MarkdownBlock) {}
  func leave(_ block: MarkdownBlock) {}
  func enter(_ span: MarkdownSpan) {}
  func leave(_ span: MarkdownSpan) {}
  func math(_ math: String, isDisplay: Bool) { formulas += 1 }
  func lineEnd() {}
  func lineBreak() { breaks += 1 }
}
