import Testing

@testable import TerminalKit

@Suite("Wrapping prose")
struct TextWrapTests {
  private func rows(_ text: String, _ width: Int) -> [String] {
    TextWrap.wrap([StyledSpan(text)], width: width).map(\.text)
  }

  @Test(
    "Rows",
    arguments: [
      ("one two three", 7, ["one two", "three"]),
      ("one two three", 100, ["one two three"]),
      ("", 5, [""]),
      ("a\n", 5, ["a", ""]),
      ("\n\n", 5, ["", "", ""]),
      ("a  b", 2, ["a", "b"]),
      ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("x abcdefgh", 4, ["x", "abcd", "efgh"]),
      ("end     ", 4, ["end"]),
      ("end ", 4, ["end "]),
      ("   indented", 20, ["   indented"]),
      ("     word", 3, ["", "wor", "d"]),
      ("--option value", 8, ["--option", "value"]),
      ("a\tb", 20, ["a       b"]),
      ("abc\tdef", 9, ["abc", "def"]),
      ("1234567\t8\tx", 20, ["1234567 8       x"]),
      ("(see a.b.c, d)", 9, ["(see", "a.b.c, d)"]),
      ("日本語テキスト", 6, ["日本語", "テキス", "ト"]),
      ("日本語。", 6, ["日本", "語。"]),
      ("「引用」です", 5, ["「引", "用」", "です"]),
      ("あっと", 4, ["あっ", "と"]),
      ("言っ", 2, ["言", "っ"]),
      ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
      ("日本\u{3000}語", 4, ["日本", "語"]),
      ("naïve café", 6, ["naïve", "café"]),
      ("👩‍👩‍👧👩‍👩‍👧", 3, ["👩‍👩‍👧", "👩‍👩‍👧"]),
      ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
      ("क्षक्ष", 3, ["क्ष", "क्ष"]),
      ("語", 1, ["\u{FFFD}"]),
      ("a語\u{301}b", 1, ["a", "\u{FFFD}", "b"]),
      ("\u{1B}[31m red", 7, ["␛[31m", "red"]),
      ("a b", 0, ["a", "b"]),
      ("a b", -3, ["a", "b"]),
    ] as [(String, Int, [String])])
  func table(text: String, width: Int, expected: [String]) {
    #expect(rows(text, width) == expected)
  }

  @Test("Indents are in front of rows and count")
  func indents() {
    let wrapped = TextWrap.wrap(
      [StyledSpan("one two three\nfour")], width: 9, first: [StyledSpan("• ")],
      rest: [StyledSpan("  ")])
    #expect(wrapped.map(\.text) == ["• one two", "  three", "  four"])
  }

  @Test("An indent that leaves no room is cut short")
  func wideIndent() {
    let indent = [StyledSpan("語語"), StyledSpan("long indent")]
    let wrapped = TextWrap.wrap([StyledSpan("ab")], width: 4, first: indent, rest: indent)
    #expect(wrapped.map(\.text) == ["語la", "語lb"])
    #expect(TextWrap.wrap([StyledSpan("ab")], width: 1, first: indent).map(\.text) == ["a", "b"])
  }

  @Test("Spans keep their styles over breaks, and breaks do not care for spans")
  func styles() {
    let bold = Style(attributes: .bold)
    let wrapped = TextWrap.wrap(
      [StyledSpan("one tw"), StyledSpan("o thr", bold), StyledSpan("ee")], width: 5)
    #expect(
      wrapped.map(\.spans) == [
        [StyledSpan("one")], [StyledSpan("tw"), StyledSpan("o", bold)],
        [StyledSpan("thr", bold), StyledSpan("ee")],
      ])
  }

  @Test("Every span is sanitised by itself")
  func spansBySelf() {
    let wrapped = TextWrap.wrap(
      [StyledSpan("e"), StyledSpan("\u{301}\r\n"), StyledSpan("")], width: 9)
    #expect(wrapped.map(\.text) == ["e\u{25CC}\u{301}", ""])
    #expect(TextWrap.wrap([], width: 9) == [StyledLine()])
  }

  @Test("No row is wider than asked, and nothing but white space is lost", arguments: 1...120)
  func properties(width: Int) {
    var generator = TextGenerator(seed: width)
    for _ in 0..<4 {
      let texts = (0..<3).map { _ in generator.mixedProse(words: 25) }
      let spans = texts.enumerated().map { StyledSpan($1, Style(foreground: .palette(UInt8($0)))) }
      for indent in [[], [StyledSpan("> ")]] {
        let prose = TextWrap.wrap(spans, width: width, first: indent, rest: indent)
        let code = TextWrap.wrapCode(spans, width: width, continuation: indent)
        #expect(prose.allSatisfy { $0.width <= width && !$0.text.contains { "\n\t".contains($0) } })
        #expect(code.allSatisfy { $0.width <= width && !$0.text.contains { "\n\t".contains($0) } })
      }
      for rows in [
        TextWrap.wrap(spans, width: width),
        TextWrap.wrapCode(spans, width: width, continuation: []),
      ] {
        #expect(ink(rows.map(\.text), width) == ink(texts, width))
        for (index, text) in texts.enumerated() {
          let own = rows.flatMap(\.spans).filter { $0.style.foreground.index == UInt8(index) }
          #expect(ink(own.map(\.text), width) == ink([text], width))
        }
      }
    }
  }

  /// The scalars that are not white space, as rows of `width` columns can show them.
  private func ink(_ texts: [String], _ width: Int) -> [UInt32] {
    texts.flatMap { text in
      text.withUTF8Bytes { bytes in
        var scanner = GlyphScanner(bytes)
        var scalars: [UInt32] = []
        while let glyph = scanner.next() {
          let isBlank = glyph.isControl || [0x20, 0x2003, 0x3000].contains(glyph.scalar)
          if isBlank, glyph.marks == Cell.Marks() { continue }
          if glyph.width > width {
            scalars.append(0xFFFD)
            continue
          }
          scalars.append(glyph.scalar)
          glyph.marks.forEach { scalars.append($0) }
        }
        return scalars
      }
    }
  }

  @Test("Rows do not break clusters that fit", arguments: 8...30)
  func clusters(width: Int) {
    var generator = TextGenerator(seed: width)
    let text = generator.mixedProse(words: 60)
    let whole = Set(DisplayText.sanitize(text))
    for rows in [
      TextWrap.wrap([StyledSpan(text)], width: width),
      TextWrap.wrapCode([StyledSpan(text)], width: width, continuation: []),
    ] {
      #expect(rows.allSatisfy { $0.text.allSatisfy { whole.contains($0) || $0 == " " } })
    }
  }

  @Test("A space with a mark is never separated from it", arguments: 1...6)
  func markedSpace(width: Int) {
    for text in ["ab \u{301}c", "ab    \u{301}cd", "語 \u{301} \u{302}語", " \u{301}"] {
      let rows = TextWrap.wrap([StyledSpan(text)], width: width)
      #expect(rows.allSatisfy { $0.width <= width && !$0.text.contains("\u{25CC}") })
      let marks = rows.map(\.text).joined().unicodeScalars.filter { CellWidth.of($0) == 0 }.count
      #expect(marks == text.unicodeScalars.filter { CellWidth.of($0) == 0 }.count || width == 1)
    }
  }

  @Test(
    "Floods are wrapped in time that grows with their length",
    arguments: [" ", "-", "a", "\u{301}", "語", "ᄀ", "👩‍", "(", "\t"])
  func floods(piece: String) {
    let text = "x" + String(repeating: piece, count: 20_000) + "y !"
    let rows = TextWrap.wrap([StyledSpan(text)], width: 40)
    #expect(rows.allSatisfy { $0.width <= 40 })
    #expect(
      TextWrap.wrapCode([StyledSpan(text)], width: 40, continuation: []).allSatisfy {
        $0.width <= 40
      })
  }
}
