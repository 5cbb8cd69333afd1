import Basics
import Testing

@testable import ChatMarkdown

@Suite struct SourceBytesTests {
  private func ask<Answer>(_ text: String, _ question: (SourceBytes) -> Answer) -> Answer {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer(question)
  }

  @Test func `The scalars of any text are read from either end`() {
    var random = SplitMix(seed: 21)
    let pieces = [
      "a", "é", "今", "😀", "\u{301}", "\n", "\u{10FFFF}", "\u{80}", "\u{7FF}", "\u{FFFF}",
    ]
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined()
      ask(text) { bytes in
        var forward: [Unicode.Scalar] = []
        var offset = 0
        while let next = bytes.scalar(at: offset) {
          forward.append(next.scalar)
          offset += next.length
        }
        var backward: [Unicode.Scalar] = []
        while let next = bytes.scalar(before: offset) {
          backward.append(next.scalar)
          offset -= next.length
        }
        #expect(forward == Array(text.unicodeScalars))
        #expect(backward == forward.reversed())
      }
    }
  }

  @Test func `Bytes that are no text are passed over without reading beyond the end`() {
    for bytes in [[0xE4], [0xE4, 0xBB], [0xF0, 0x9F, 0x98], [0xC3], [0x80], [0xFF]] as [[UInt8]] {
      bytes.withUnsafeBufferPointer { source in
        #expect((source.scalar(at: 0)?.length ?? 0) >= 1)
        #expect(source.scalar(at: source.count) == nil && source.scalar(before: 0) == nil)
        #expect(source.byte(at: source.count) == nil && source.byte(at: -1) == nil)
      }
    }
  }

  @Test(arguments: ["", "a", "a\n", "a\r\nb\rc\n\nd", "\r\r\n\n", "\n", "a\r", "中\r\n文"])
  func `Lines and line ends are all of a text`(text: String) {
    ask(text) { bytes in
      var lines: [String] = []
      var start = 0
      while start < bytes.count {
        let end = bytes.endOfLine(from: start)
        lines.append(bytes.text(start..<end))
        start = bytes.startOfLine(after: end)
      }
      // CR LF is one character, and what follows the last line end is no line if it is empty.
      var expected = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map(String.init)
      if expected.last == "" { expected.removeLast() }
      #expect(lines == expected)
    }
  }

  @Test(arguments: [
    ("<SCRIPT>", "<script>", true), ("<script", "<script>", false), ("[CDATA[", "[cdata[", true),
    ("@", "`", false), ("", "", true),
  ])
  func `Words match in any case of their letters, and only of letters`(
    text: String, word: String, matches: Bool
  ) {
    let words: [String: StaticString] = [
      "<script>": "<script>", "[cdata[": "[cdata[", "`": "`", "": "",
    ]
    #expect(ask(text) { $0.matches(words[word] ?? "", at: 0, before: $0.count) } == matches)
  }

  @Test func `A boundary before an offset is one of a character`() {
    let text = "a今😀é"
    let boundaries = Set(
      text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [
        text.utf8.count
      ])
    ask(text) { bytes in
      for offset in 0...(bytes.count + 3) {
        let boundary = bytes.scalarBoundary(before: offset)
        #expect(boundaries.contains(boundary))
        #expect(boundary <= offset && offset - boundary < 4 || offset > bytes.count)
      }
    }
  }
}
