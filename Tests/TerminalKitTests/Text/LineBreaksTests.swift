import CUnistring
import Testing

@testable import TerminalKit

@Suite("Line breaks")
struct LineBreaksTests {
  /// The text with "|" at every break that is offered.
  private func broken(_ text: String) -> String {
    let breaks = text.withUTF8Bytes { LineBreaks.find(in: $0) }
    var result = ""
    var offset = 0
    for scalar in text.unicodeScalars {
      if breaks[offset] == 1 { result += "|" }
      result.unicodeScalars.append(scalar)
      offset += String(scalar).utf8.count
    }
    return result
  }

  @Test(
    "Breaks of common texts",
    arguments: [
      "two |words", "a,b", "e.g., |this", "www.example.com", "http://|a.b/|c", "well-|known",
      "type |/cmd |in |/etc/|x |(/y) |`/z`", "see |1/2 /2", "( /a",
      "a |--flag |-x |5-|fold |(-y) |`-z`", "1,024.5 |50% |$5", "日|本|語、|と|「引|用」|で|す。",
      "中|文，|“引|号”|中|文", "说：|“好。”|她|走|了", "it’s |“fine”", "no\u{A0}break", "한|국|어 |말", "a |— |b",
      "naïve,élan", "α:β", "",
    ])
  func common(marked: String) {
    #expect(broken(marked.filter { $0 != "|" }) == marked)
  }

  @Test("A break is never offered at the start or inside a scalar", arguments: 0..<50)
  func boundaries(seed: Int) {
    var generator = TextGenerator(seed: seed)
    let text = DisplayText.sanitize(generator.mixedProse(words: 40)).filter { $0 != "\n" }
    text.withUTF8Bytes { bytes in
      let breaks = LineBreaks.find(in: bytes)
      #expect(breaks.count == bytes.count)
      #expect(breaks.first != 1)
      #expect(breaks.indices.allSatisfy { breaks[$0] == 0 || bytes[$0] & 0xC0 != 0x80 })
    }
  }

  /// Why cases of LineBreakTest fail: the classes of the first wrong pair, and how many cases.
  private static let knownFailures: [(reason: String, pairs: Set<String>, cases: Int)] = [
    (
      "a mark after a space is drawn on the space, since no row can begin with it",
      ["SP ÷ CM", "SP ÷ ZWJ", "SP × CM", "SP × ZWJ"], 111
    ),
    ("spaces that begin a line offer no break, since the row would be blank", ["SP ÷"], 174),
    (
      "the file's numbers follow a tailored LB25, we follow the rule itself",
      [
        "IS ÷ NU", "SY ÷ NU", "PO ÷ OP", "PR ÷ OP", "CL ÷ PO", "CL ÷ PR", "CP ÷ PO", "CP ÷ PR",
        "CM ÷ NU", "CM ÷ OP", "CM ÷ PO", "CM ÷ PR",
      ], 35
    ),
    (
      "libunistring has no LB20: U+FFFC does not separate",
      [
        "BB ÷ CB", "PR ÷ CB", "CB ÷", "CM ÷ CB", "CM ÷ BA", "CM ÷ CJ", "CM ÷ HY", "CM ÷ IN",
        "CM ÷ NS",
      ], 16
    ),
    ("libunistring has no LB16 over spaces", ["SP × NS", "SP × CJ"], 5),
    (
      "libunistring has no LB29; ours knows letters, without marks between",
      ["IS × AI", "IS × XX", "CM × AI", "CM × AL", "CM × HL", "CM × SA", "CM × XX"], 7
    ),
    ("libunistring has no LB30a over marks", ["CM × RI"], 1),
    ("a hyphen that begins a word stays with it", ["HY ÷ AL", "HY ÷ HL", "HY ÷ SA"], 3),
    ("a slash that begins a word stays with it", ["SY ÷ AL", "SY ÷ SA"], 2),
  ]

  @Test("LineBreakTest passes but for the known classes", .enabled(if: UnicodeDatabase.isInstalled))
  func conformance() throws {
    let classes = try UnicodeDatabase.property("LineBreak.txt")
    let cases = try UnicodeDatabase.breakTests("LineBreakTest.txt")
    var failures: [String: Int] = [:]
    for (text, expected) in cases {
      let actual = breaksAfterScalars(text)
      guard let wrong = expected.indices.dropLast().first(where: { actual[$0] != expected[$0] })
      else { continue }
      let pair = Array(text.unicodeScalars)[wrong...wrong + 1].map { classes[$0.value] ?? "XX" }
      let exact = "\(pair[0]) \(expected[wrong] ? "÷" : "×") \(pair[1])"
      let known =
        Self.knownFailures.first { $0.pairs.contains(exact) }
        ?? Self.knownFailures.first { $0.pairs.contains(String(exact.prefix(4))) }
      failures[known?.reason ?? exact, default: 0] += 1
    }
    let known = Self.knownFailures.map { ($0.reason, $0.cases) }
    #expect(failures == Dictionary(known) { $0 + $1 })
    #expect(cases.count == 7654)
    #expect(cases.count - failures.values.reduce(0, +) == 7300)
  }

  /// For each scalar whether a break is offered after it, line ends too.
  private func breaksAfterScalars(_ text: String) -> [Bool] {
    text.withUTF8Bytes { bytes in
      let breaks = LineBreaks.find(in: bytes)
      let codes = LineBreaks.library(bytes)
      var result: [Bool] = []
      var offset = 0
      while offset < bytes.count {
        let next = offset + UTF8Scalar(bytes, at: offset).length
        let isEnd = next == bytes.count || Int(codes[offset]) == UC_BREAK_MANDATORY
        result.append(isEnd || breaks[next] == 1)
        offset = next
      }
      return result
    }
  }
}
