import Testing

@testable import TerminalKit

@Suite("Scalars in UTF-8")
struct UTF8ScalarTests {
  @Test("Reading gives back every scalar at the edges of its length")
  func reading() throws {
    let values: [UInt32] = [
      0, 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x1F469, 0x10FFFF,
    ]
    for value in values {
      let text = "é" + String(try #require(Unicode.Scalar(value))) + "x"
      text.withUTF8Bytes { bytes in
        let scalar = UTF8Scalar(bytes, at: 2)
        #expect(scalar.value == value)
        #expect(scalar.length == bytes.count - 3)
      }
    }
  }

  @Test("White space hangs unless it glues")
  func hanging() {
    for (text, hangs) in [
      (" ", true), ("\t", true), ("\u{3000}", true), ("\u{2003}", true), ("\u{A0}", false),
      ("\u{2007}", false), ("\u{202F}", false), ("a", false), ("\n", false),
    ] {
      #expect(text.withUTF8Bytes { UTF8Scalar($0, at: 0).isHangingSpace } == hangs)
    }
  }

  /// The offset at which `text` is cut that overflows at `limit`.
  private func cut(_ text: String, at limit: Int) -> Int {
    text.withUTF8Bytes { $0.clusterBoundary(from: 0, upTo: limit, end: $0.count) }
  }

  @Test("Cuts fall between clusters and never before a mark")
  func boundaries() {
    #expect(cut("abcd", at: 2) == 2)
    #expect(cut("語語語", at: 6) == 6)
    #expect(cut("xक्ष", at: 7) == 1)
    #expect(cut("xกำ", at: 4) == 1)
    #expect(cut("ab \u{301}", at: 3) == 2)
    #expect(cut("ab ᆫ", at: 3) == 2)
    #expect(cut("abc", at: 3) == 3)
  }

  @Test("A first cluster that is too long is cut where it overflows")
  func longCluster() {
    #expect(cut("क्षx", at: 6) == 6)
    #expect(cut("ᄀᄀᄀᄀ", at: 6) == 6)
  }
}
