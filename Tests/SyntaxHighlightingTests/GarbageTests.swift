import SyntaxHighlighting
import Testing

/// A small generator whose numbers are the same on every run.
private struct RandomSource: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

private let pieces = [
  "\"", "'", "`", "\"\"\"", "'''", "\\", "/*", "*/", "//", "#", "--", "{-", "-}", "<!--", "-->",
  "<", ">", "</", "/>",
  "&", ";", "&amp;", "R\"(", ")\"", "r#\"", "\"#", "<<EOF", "EOF", "<<-'A'", "[[", "]]", "{", "}",
  "(", ")", "[", "]",
  ":", "=", "- ", "| ", ">", "|", "@", "$", "${", "#[", "0x1F", "1.5e", "e+", "name", "Type", "if",
  "class", "é", "中文",
  "👩‍👩‍👧", "\u{301}", " ", "  ", "\t", ".", "..", "*", "_", "+++", "---", "@@", "```", "~~~", "\u{0}",
  "\u{7F}", "%",
]

@Test(arguments: LineHighlighter.languages)
func `Tokens of any text lie in order, inside the line, on scalar boundaries`(language: String)
  throws
{
  var random = RandomSource(state: 0x5DEE_CE66 ^ UInt64(language.utf8.count) << 32)
  var highlighter = try #require(LineHighlighter(language: language))
  for round in 0..<600 {
    var line = ""
    for _ in 0..<Int.random(in: 0...14, using: &random) {
      line += pieces.randomElement(using: &random) ?? ""
    }
    let bytes = Array(line.utf8)
    var end = 0
    for token in highlighter.highlight(line) {
      let range = token.utf8Range
      #expect(
        range.lowerBound >= end && !range.isEmpty && range.upperBound <= bytes.count, "\(line)")
      guard range.upperBound <= bytes.count else { return }
      #expect(String(validating: bytes[range], as: UTF8.self) != nil, "\(line)")
      end = range.upperBound
    }
    if round % 20 == 19 { highlighter = try #require(LineHighlighter(language: language)) }
  }
}

@Test(arguments: LineHighlighter.languages)
func `A highlighter's second run over the same lines gives the same`(language: String) throws {
  var random = RandomSource(state: 0xA5A5_1234)
  let lines = (0..<50).map { _ in
    (0..<8).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
  var one = try #require(LineHighlighter(language: language))
  var other = one
  #expect(lines.map { one.highlight($0) } == lines.map { other.highlight($0) })
  #expect(one == other)
}
