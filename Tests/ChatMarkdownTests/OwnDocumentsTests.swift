import TerminalKit
import Testing

@testable import ChatMarkdown

@Suite struct OwnDocumentsTests {
  @Test func `There are many`() {
    #expect(OwnDocuments.all.count >= 190)
  }

  @Test(arguments: [40, 12])
  func `Every prefix renders and ends in the rows of the whole`(width: Int) {
    for source in OwnDocuments.all {
      let whole = Streams.whole(source, width: width)
      let streamed = Streams.streamed(source, width: width)
      #expect(Streams.rows(streamed) == Streams.rows(whole), "\(source)")
      #expect(streamed.codeBlocks == whole.codeBlocks, "\(source)")
      #expect(streamed.links == whole.links, "\(source)")
    }
  }

  @Test(
    arguments: OwnDocuments.all.filter {
      !$0.contains("$") && !$0.contains("\\(") && !$0.contains("\\[")
    })
  func `Every prefix keeps its text`(source: String) {
    _ = Streams.streamed(source, width: 60) { text, prefix in
      #expect(TextKept.missing(prefix, in: text) == [], "\(prefix)")
    }
  }

  @Test(arguments: [1, 2, 3, 5, 9, 16, 33, 80, 300])
  func `No row is wider than the screen, padded, or has anything undrawable`(width: Int) {
    for source in OwnDocuments.all {
      let text = Streams.whole(source, width: width)
      for row in Streams.rows(text) {
        let line = row.line
        #expect(line.width <= width, "\(source)\n\(line.text)")
        if row.codeBlock == nil { #expect(!line.text.hasSuffix(" "), "\(source)\n\(line.text)") }
        #expect(DisplayText.sanitize(line.text) == line.text)
        #expect(!line.text.unicodeScalars.contains { $0 == "\n" || $0 == "\t" })
      }
    }
  }

  @Test func `A change of width or theme lays everything out again`() {
    for source in OwnDocuments.all {
      var text = Streams.streamed(source, width: 40)
      text.layout(width: 20, theme: .monochrome)
      let fresh = Streams.whole(source, width: 20, theme: .monochrome)
      #expect(Streams.rows(text) == Streams.rows(fresh))
    }
  }

  @Test func `A change of width in mid-stream makes no difference in the end`() {
    for source in OwnDocuments.all {
      var text = MarkdownText()
      for (index, character) in source.enumerated() {
        text.append(String(character))
        text.layout(width: index % 3 == 0 ? 20 : 30, theme: .standard)
      }
      text.finish()
      text.layout(width: 25, theme: .standard)
      #expect(Streams.rows(text) == Streams.rows(Streams.whole(source, width: 25)), "\(source)")
    }
  }

  @Test func `Chunks of any size give the same`() {
    for source in OwnDocuments.all {
      let scalars = Array(source.unicodeScalars)
      let whole = Streams.rows(Streams.whole(source, width: 30))
      for size in [2, 3, 7, 19] {
        var text = MarkdownText()
        for start in stride(from: 0, to: scalars.count, by: size) {
          var piece = String.UnicodeScalarView()
          piece.append(contentsOf: scalars[start..<min(start + size, scalars.count)])
          text.append(String(piece))
          text.layout(width: 30, theme: .standard)
        }
        text.finish()
        text.layout(width: 30, theme: .standard)
        #expect(Streams.rows(text) == whole, "\(size): \(source)")
      }
    }
  }
}
