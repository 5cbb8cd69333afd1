import Testing

@testable import TerminalKit

@Suite("Glyph scanner")
struct GlyphScannerTests {
  private func glyphs(_ text: String, from position: Int = 0) -> [Glyph] {
    text.withUTF8Bytes { bytes in
      var scanner = GlyphScanner(bytes, from: position)
      var result: [Glyph] = []
      while let glyph = scanner.next() { result.append(glyph) }
      #expect(scanner.position == bytes.count)
      return result
    }
  }

  private func glyph(_ scalar: UInt32, _ marks: [UInt32] = [], width: UInt8 = 1) -> Glyph {
    var glyph = Glyph(scalar: scalar, width: width)
    glyph.marks.first = marks.first ?? 0
    glyph.marks.second = marks.dropFirst().first ?? 0
    glyph.marks.third = marks.dropFirst(2).first ?? 0
    glyph.marks.fourth = marks.dropFirst(3).first ?? 0
    return glyph
  }

  @Test("Glyphs are a base with its marks")
  func bases() {
    #expect(glyphs("") == [])
    #expect(glyphs("ab") == [glyph(0x61), glyph(0x62)])
    #expect(glyphs("a\u{301}b") == [glyph(0x61, [0x301]), glyph(0x62)])
    #expect(glyphs("語\u{3099}") == [glyph(0x8A9E, [0x3099], width: 2)])
    #expect(
      glyphs("x\u{300}\u{301}\u{302}\u{303}\u{304}") == [
        glyph(0x78, [0x300, 0x301, 0x302, 0x303])
      ])
  }

  @Test("Spacing marks are glyphs of their own, since terminals give them a column")
  func spacingMarks() {
    #expect(glyphs("की") == [glyph(0x915), glyph(0x940)])
    #expect(glyphs("กำ") == [glyph(0xE01), glyph(0xE33)])
    #expect(glyphs("ｶﾞ") == [glyph(0xFF76), glyph(0xFF9E)])
  }

  @Test("Line ends of every kind are one line feed each")
  func lineEnds() {
    let lineFeed = glyph(0x0A)
    #expect(glyphs("\r\n\r\n") == [lineFeed, lineFeed])
    #expect(glyphs("\n\r") == [lineFeed, lineFeed])
    #expect(glyphs("\u{2028}\u{2029}") == [lineFeed, lineFeed])
    #expect(lineFeed.isControl && glyph(0x09).isControl && !glyph(0x20).isControl)
  }

  @Test("Joined pictographs end where the sequence ends")
  func joined() {
    let rocket = Cell.Marks.joined(0x1F680, tone: nil, hasSelector: false)
    #expect(glyphs("👩‍🚀🚀") == [glyph(0x1F469, [rocket], width: 2), glyph(0x1F680, width: 2)])
    #expect(glyphs("👩‍🚀\u{301}x") == [glyph(0x1F469, [0x301], width: 2), glyph(0x78)])
    #expect(glyphs("👩\u{301}‍🚀x") == [glyph(0x1F469, [0x301], width: 2), glyph(0x78)])
    let fire = Cell.Marks.joined(0x1F525, tone: nil, hasSelector: false)
    #expect(glyphs("❤️‍🔥") == [glyph(0x2764, [0xFE0F, fire], width: 2)])
    #expect(glyphs("❤️‍🐶") == [glyph(0x2764)])
    #expect(glyphs("a‍🚀") == [glyph(0x61), glyph(0x1F680, width: 2)])
  }

  @Test("Reading can start at any base")
  func start() {
    #expect(glyphs("語a\u{301}", from: 3) == [glyph(0x61, [0x301])])
    #expect(glyphs("ab", from: 2) == [])
  }

  @Test("A long flood of what is dropped is read in one go")
  func flood() {
    let text = "a" + String(repeating: "\u{200B}\u{202E}", count: 50_000) + "\u{301}b"
    #expect(glyphs(text) == [glyph(0x61, [0x301]), glyph(0x62)])
    #expect(glyphs(String(repeating: "👩‍", count: 20_000)) == [glyph(0x1F469, width: 2)])
  }

  @Test("The composition of jamo is the standard library's", arguments: 0..<19)
  func jamo(lead: UInt32) throws {
    for vowel in 0x1161...0x1175 as ClosedRange<UInt32> {
      for tail in [nil] + (0x11A8...0x11C2).map(Optional.some) as [UInt32?] {
        var text = String.UnicodeScalarView()
        for value in [0x1100 + lead, vowel, tail] {
          if let value { text.append(try #require(Unicode.Scalar(value))) }
        }
        let composed = DisplayText.sanitize(String(text))
        #expect(composed.unicodeScalars.count == 1)
        // Equality of strings is canonical equivalence.
        #expect(composed == String(text))
      }
    }
  }
}
