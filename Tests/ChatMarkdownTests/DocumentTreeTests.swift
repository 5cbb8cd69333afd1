import Basics
import TerminalKit
import Testing

@testable import ChatMarkdown

/// Documents that are known as trees before they are written.
@Suite struct DocumentTreeTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `What is read of a document is what it was written from`(block: UInt64) {
    for seed in (block * 500)..<((block + 1) * 500) {
      var random = SplitMix(seed: seed)
      let tree = DocumentTree.blocks(&random)
      let source = DocumentTree.markdown(tree)
      let expected = HTMLWriter.comparable(DocumentTree.html(tree))
      #expect(HTMLWriter.html(of: source) == expected, "seed \(seed):\n\(source)")
    }
  }

  @Test func `Its code is found as it was written, and nothing else`() {
    for seed in 0..<600 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let tree = DocumentTree.blocks(&random)
      let found = Streams.whole(DocumentTree.markdown(tree), width: 50).codeBlocks
      #expect(found == tree.flatMap(codeBlocks), "seed \(seed):\n\(DocumentTree.markdown(tree))")
    }
  }

  private func codeBlocks(_ tree: DocumentTree) -> [CodeBlock] {
    switch tree {
    case .code(let language, let lines):
      [CodeBlock(language: language, text: lines.map { $0 + "\n" }.joined())]
    case .quote(let blocks): blocks.flatMap(codeBlocks)
    case .list(_, _, let items): items.flatMap { $0.flatMap(codeBlocks) }
    case .paragraph, .heading, .table, .rule: []
    }
  }

  @Test func `It streams in to the same rows at any width`() {
    for seed in 0..<60 as Range<UInt64> {
      var random = SplitMix(seed: seed &+ 9_000)
      let source = DocumentTree.markdown(DocumentTree.blocks(&random))
      let width = Int.random(in: 4...90, using: &random)
      let whole = Streams.whole(source, width: width)
      let streamed = Streams.streamed(source, width: width)
      #expect(Streams.rows(streamed) == Streams.rows(whole), "seed \(seed), \(width):\n\(source)")
      #expect(Streams.rows(whole).allSatisfy { $0.line.width <= width })
    }
  }

  @Test func `Text with marks only grows while it streams in`() {
    for seed in 0..<300 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let inlines = DocumentTree.inlines(&random).filter {
        switch $0 {
        case .marked(_, let tag, _): tag != "del"
        case .link: false
        case .word, .code, .lineEnd: true
        }
      }
      let source = DocumentTree.markdown([.paragraph(inlines)])
      let final = Streams.rows(Streams.whole(source, width: 300)).first?.line.text ?? ""
      _ = Streams.streamed(source, width: 300) { text, prefix in
        let shown = text.rowCount > 0 ? text[0].line.text : ""
        #expect(final.hasPrefix(shown), "\(prefix): \(shown)")
        #expect(text.rowCount <= 1, "\(prefix)")
      }
    }
  }
}
