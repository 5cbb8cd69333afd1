/// Lexers of formats whose lines say by their start what they are.
enum LineLexers {
  /// A diff: added and removed lines, hunk and file headings.
  static func diff(_ line: LineBytes) -> [HighlightToken] {
    var sink = TokenSink(count: line.count)
    let kind: TokenKind
    if line.has("+++", at: 0) || line.has("---", at: 0) || line.has("@@", at: 0) {
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

  /// Markdown as source: headings, quotes, markers, code, links.
  static func markdown(_ line: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    var sink = TokenSink(count: line.count)
    let start = line.skipBlanks(0)
    if case .fence(let mark) = state.mode {
      if line.has(mark, at: start) { state.mode = .code }
      sink.add(.string, 0, line.count)
      return sink.tokens
    }
    for mark in ["```", "~~~"] where line.has(Array(mark.utf8), at: start) {
      state.mode = .fence(Array(mark.utf8))
      sink.add(.string, 0, line.count)
      return sink.tokens
    }
    var offset = start
    switch line[start] {
    case UInt8(ascii: "#"):
      sink.add(.heading, start, line.count)
      return sink.tokens
    case UInt8(ascii: ">"):
      sink.add(.comment, start, line.count)
      return sink.tokens
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      if LineBytes.isBlank(line[start + 1]) {
        sink.add(.punctuation, start, start + 1)
        offset = start + 2
      }
    default:
      let digits = line.skip(start, while: LineBytes.isDigit)
      if digits > start, line[digits] == UInt8(ascii: "."), LineBytes.isBlank(line[digits + 1]) {
        sink.add(.punctuation, start, digits + 1)
        offset = digits + 1
      }
    }
    inline(line, from: offset, &sink)
    return sink.tokens
  }

  private static func inline(_ line: LineBytes, from start: Int, _ sink: inout TokenSink) {
    var offset = start
    while offset < line.count {
      switch line[offset] {
      case UInt8(ascii: "\\"): offset += 2
      case UInt8(ascii: "`"):
        let end = min(line.find(UInt8(ascii: "`"), from: offset + 1) + 1, line.count)
        sink.add(.string, offset, end)
        offset = end
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        let end = line.skip(offset) { [mark = line[offset]] in $0 == mark }
        sink.add(.keyword, offset, end)
        offset = end
      case UInt8(ascii: "]") where line[offset + 1] == UInt8(ascii: "("):
        let end = min(line.find(UInt8(ascii: ")"), from: offset) + 1, line.count)
        sink.add(.key, offset + 1, end)
        offset = end
      default: offset += 1
      }
    }
  }

  /// TOML and INI: tables, keys, values.
  static func toml(_ line: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    guard state.mode == .code else { return CodeLexer.tokens(line, tomlValues, &state) }
    let start = line.skipBlanks(0)
    var head = TokenSink(count: line.count)
    if line[start] == UInt8(ascii: "[") {
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
    let equals = line.find(UInt8(ascii: "="), from: start)
    guard equals < line.count, line[start] != UInt8(ascii: "#") else { return tokens }
    var end = equals
    while end > start, LineBytes.isBlank(line[end - 1]) { end -= 1 }
    // An equals sign inside a string or comment of a list's line does not count.
    if tokens.contains(where: { $0.utf8Range.contains(equals) }) { return tokens }
    head.add(.key, start, end)
    return head.tokens + tokens.filter { $0.utf8Range.lowerBound >= equals }
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
      let end = line.skip(0) { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") }
      var last = end
      while last > 0, " \t?+!".utf8.contains(line[last - 1]) { last -= 1 }
      let isVariable = line[end] == UInt8(ascii: "=") || line[end + 1] == UInt8(ascii: "=")
      if end < line.count { sink.add(isVariable ? .key : .heading, 0, last) }
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
    line: ["#"], block: nil, [.dollarVariables, .commentsAtWords, .hyphens, .noCalls])
}
