import Testing

@testable import ChatMarkdown

/// Runs of stars and underscores, and what is put beside them for the parser.
@Suite struct MarkRunTests {
  private func ask<Answer>(_ text: String, _ question: (MarkRun, SourceBytes) -> Answer) -> Answer?
  {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.firstIndex { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }.map {
        question(MarkRun(bytes, at: $0), bytes)
      }
    }
  }

  @Test(arguments: [
    ("a**b", 2, "a", "b"), ("*a", 1, " ", "a"), ("a*", 1, "a", " "), ("***", 3, " ", " "),
    ("a _b", 1, " ", "b"), ("a*_b", 1, "a", "_"),
  ])
  func `A run knows its length and its neighbours`(
    text: String, count: Int, before: String, after: String
  ) {
    let found = ask(text) { run, _ in (run.range.count, run.before, run.after) }
    #expect(found?.0 == count)
    #expect(found?.1 == before.utf8.first && found?.2 == after.utf8.first)
  }

  /// The signs before and behind a run: `l` a letter, `p` a punctuation mark.
  private func joins(_ text: String) -> String? {
    ask(text) { run, source in
      let (before, after) = run.joins(source)
      func name(_ signs: [Protection.Sign]) -> String {
        signs.map { $0 == .letter ? "l" : $0 == .punctuation ? "p" : "?" }.joined()
      }
      return name(before) + "|" + name(after)
    }
  }

  @Test(arguments: [
    ("是**“a", "|l"), ("中**（", "|l"), ("。**她", "l|"), ("”**的", "l|"), ("中**文", "|"),
    ("a**b", "|"), ("a**“", "|"), ("中**a", "|"), ("中**(", "|l"), (")**中", "l|"), ("！**「", "l|l"),
    ("中** a", "|"), (" **中", "|"), ("中**_a", "|lp"), ("é**(", "|"), ("a**。", "|l"),
    ("漢\u{FE00}**(", "|l"), ("“\u{FE01}**(", "l|l"), ("a\u{FE00}**(", "|"), ("한**(", "|l"),
    ("か**`", "|l"), ("中__“", "|"), ("🙂**(", "|"),
  ])
  func `Only beside a CJK character, a punctuation mark gets a letter before it`(
    text: String, expected: String
  ) {
    #expect(joins(text) == expected, "\(text)")
  }

  @Test func `What is put in is never read`() {
    let pieces = ["中", "“", "”", "**", "*", "a", "（", "）", "。", "_", " ", "1", "`", "é"]
    for seed in 0..<1_500 as Range<UInt64> {
      var random = RandomSource(seed: seed)
      let source = (0..<10).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let read = PlainMarkdown.text(of: source)
      for sign in [Signs.letter, Signs.punctuation, Signs.opening, Signs.closing] {
        #expect(!read.contains(sign), "seed \(seed): \(source)")
      }
      let letters = source.filter { $0.isLetter || $0.isNumber }
      #expect(read.filter { $0.isLetter || $0.isNumber } == letters, "seed \(seed): \(source)")
    }
  }

  @Test(
    .enabled(if: UnicodeWidths.isThere, "unicode-data is not installed"))
  func `CJK characters are those that Unicode calls wide, and that are no emoji`() {
    for (scalar, width) in UnicodeWidths.all where !scalar.properties.isEmojiPresentation {
      // Signs of the I Ching and others are wide since Unicode 16.
      if ["W", "F", "H"].contains(width), scalar.value >= 0x1100 {
        #expect(EastAsian.isCharacter(scalar), "U+\(String(scalar.value, radix: 16)) is \(width)")
      } else if ["N", "Na"].contains(width), scalar.value < 0x2600, scalar.value < 0x1100 {
        #expect(!EastAsian.isCharacter(scalar), "U+\(String(scalar.value, radix: 16)) is \(width)")
      }
    }
  }
}
