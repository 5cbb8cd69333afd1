import Testing

@testable import ChatTranscript

@Suite("What a search finds")
struct SearchPatternTests {
  private func found(_ query: String, in text: String) -> [String]? {
    SearchPattern(query)?.matches(in: CaseFolding.bytes(of: text)).map {
      String(decoding: Array(text.utf8)[$0], as: UTF8.self)
    }
  }

  @Test("is nothing for a query of blanks", arguments: ["", "  ", "\n\t"])
  func blank(query: String) {
    #expect(SearchPattern(query) == nil)
  }

  @Test(
    "is every place, none over another",
    arguments: [
      ("an", "Banana AN", ["an", "an", "AN"]), ("aa", "aaaaa", ["aa", "aa"]),
      ("漢", "漢字と漢", ["漢", "漢"]), ("É", "café", ["é"]), ("x", "", []),
      ("ab", "aab", ["ab"]),
    ])
  func places(query: String, text: String, expected: [String]) {
    #expect(found(query, in: text) == expected)
  }

  @Test("reads over line ends, runs of blanks, and marks of emphasis")
  func phrases() {
    #expect(found("two words", in: "two\n  words") == ["two\n  words"])
    #expect(found(" two  words ", in: "two words") == ["two words"])
    #expect(found("a bold word", in: "a **bold** word") == ["a **bold** word"])
    #expect(found("a*b", in: "ab a*b") == ["a*b"])
    #expect(found("two words", in: "twowords two") == [])
  }

  @Test("reads over the ends of wrapped rows")
  func softBreaks() {
    let text: [UInt8] =
      Array("one two".utf8) + [0xFF] + Array("three-".utf8) + [0xFF] + Array("four".utf8)
    func count(_ query: String) -> Int? {
      SearchPattern(query)?.matches(in: text, softBreak: 0xFF).count
    }
    #expect(count("two three") == 1)
    #expect(count("three-four") == 1)
    #expect(count("twothree") == 1)
    #expect(count("three- four") == 1)
    #expect(count("one three") == 0)
  }
}
