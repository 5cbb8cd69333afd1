/// Lexers of formats whose lines say by their start what they are.
enum LineLexers {
  /// A diff: added and removed lines, hunk and file headings.
  static func diff(_ line: LineBytes) -> [HighlightToken] {
    var sink = TokenSink(count: line.count)
    let kind: TokenKind
    if isFileHeading(line) || line.has("@@", at: 0) {
      kind = .heading
    } else if line.has("diff ", at: 0) || line.has("index ", at: 0) || line.has("Index: ", at: 0) {
      kind = .comment
    } else {
      switch line[0] {
      case UInt8(ascii: "+"), UInt8(ascii: ">"): kind = .inserted
      case UInt8(ascii: "-"), UInt8(ascii: "<"): kind = .deleted
      case UInt8(ascii: "\\"), UInt8(ascii: "!"): kind = .comment
      default: kind = .plain
      }
    }
    sink.add(kind, 0, line.count)
    return sink.tokens
  }

  /// `--- a/file` and `+++ b/file`; but `+++i;` adds the line `++i;`, and `----` removes the line `---`.
  private static func isFileHeading(_ line: LineBytes) -> Bool {
    (line.has("+++", at: 0) || line.has("---", at: 0)) && line[3] <= 0x20
  }

  /// TOML and INI: tables, keys, values.
  static func toml(_ line: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    guard state.mode == .code else { return CodeLexer.tokens(line, tomlValues, &state) }
    let start = line.skipBlanks(0)
    var head = TokenSink(count: line.count)
    if line[start] == UInt8(ascii: "["), !isArray(line, from: start) {
      let end = line.skip(start) { $0 != UInt8(ascii: "#") }
      head.add(.heading, start, end)
      head.add(.comment, end, line.count)
      return head.tokens
    }
    if line[start] == UInt8(ascii: ";") {
      head.add(.comment, start, line.count)
      return head.tokens
    }
    let tokens = CodeLexer.tokens(line, tomlValues, &state)
    // An equals sign inside a string or comment does not count.
    var equals = line.find(UInt8(ascii: "="), from: start)
    for token in tokens where token.utf8Range.contains(equals) {
      equals = line.find(UInt8(ascii: "="), from: token.utf8Range.upperBound)
    }
    guard equals < line.count, line[start] != UInt8(ascii: "#") else { return tokens }
    var end = equals
    while end > start, LineBytes.isBlank(line[end - 1]) { end -= 1 }
    head.add(.key, start, end)
    return head.tokens + tokens.filter { $0.utf8Range.lowerBound >= equals }
  }

  /// True if something follows the bracket that closes the first: a line of an array of arrays.
  private static func isArray(_ line: LineBytes, from start: Int) -> Bool {
    var end = line.find(UInt8(ascii: "#"), from: start)
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    let close = line.find(UInt8(ascii: "]"), from: start)
    return close < end && line[end - 1] != UInt8(ascii: "]")
  }

  private static let tomlValues = LanguageTable(
    keywords: "true false inf nan", line: ["#"], block: nil,
    strings: [
      .init("\"\"\"", isMultiline: true), .init("'''", escapes: false, isMultiline: true),
      .init("\""), .init("'", escapes: false),
    ],
    [.commentsAtWords])

  /// A makefile: targets, variables, directives; recipes are shell.
  static func make(_ line: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    guard line[0] != 0x09 else { return CodeLexer.tokens(line, recipes, &state) }
    state.mode = .code
    var sink = TokenSink(count: line.count)
    if line[line.skipBlanks(0)] != UInt8(ascii: "#") {
      let end = line.skip(0) { !":=#".utf8.contains($0) }
      var last = end
      while last > 0, " \t?+!".utf8.contains(line[last - 1]) { last -= 1 }
      let colons = line.skip(end) { $0 == UInt8(ascii: ":") }
      let isVariable = line[colons] == UInt8(ascii: "=")
      if end < line.count, line[end] != UInt8(ascii: "#") {
        sink.add(isVariable ? .key : .heading, line.skipBlanks(0), last)
      }
    }
    let head = sink.tokens
    let rest = CodeLexer.tokens(line, recipes, &state)
    state = LexerState()
    return head + rest.filter { $0.utf8Range.lowerBound >= head.last?.utf8Range.upperBound ?? 0 }
  }

  private static let recipes = LanguageTable(
    keywords: """
      define do done echo else endef endif export fi for if ifdef ifeq ifndef ifneq in include
      override then unexport
      """,
    line: ["#"], block: nil,
    [.dollarVariables, .parenthesisVariables, .commentsAtWords, .hyphens, .noCalls])
}
