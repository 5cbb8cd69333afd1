/// Lexes a line of most languages by a table of words and marks.
struct CodeLexer {
  let table: LanguageTable
  let line: LineBytes
  var sink: TokenSink
  var offset = 0

  private init(_ table: LanguageTable, _ line: LineBytes) {
    self.table = table
    self.line = line
    sink = TokenSink(count: line.count)
  }

  /// The tokens of a line; the state is that before it and then that after it.
  static func tokens(
    _ line: LineBytes, _ table: LanguageTable, _ state: inout LexerState
  ) -> [HighlightToken] {
    var lexer = CodeLexer(table, line)
    lexer.run(&state)
    return lexer.sink.tokens
  }

  private mutating func run(_ state: inout LexerState) {
    if !resume(&state) { return }
    if offset == 0 { lineStart() }
    while offset < line.count, state.mode == .code { step(&state) }
    // Constructs that do not span lines end here.
    if !state.heredocs.isEmpty, state.mode == .code {
      state.mode = .heredoc(state.heredocs.removeFirst())
    }
  }

  /// Continues with what the line before left open; says whether code follows.
  private mutating func resume(_ state: inout LexerState) -> Bool {
    switch state.mode {
    case .comment(let depth):
      comment(from: 0, depth: depth, &state)
      return state.mode == .code
    case .text(let kind, let end, let escapes):
      text(kind, from: 0, at: 0, end: end, escapes: escapes, isMultiline: true, &state)
      return state.mode == .code
    case .heredoc(let end):
      let start = line.skipBlanks(0)
      sink.add(.string, 0, line.count)
      guard line.has(end, at: start), !LineBytes.isName(line[start + end.count]) else {
        return false
      }
      state.mode = state.heredocs.isEmpty ? .code : .heredoc(state.heredocs.removeFirst())
      return false
    default:
      state.mode = .code
      return true
    }
  }

  private mutating func lineStart() {
    guard table.features.contains(.preprocessor) else { return }
    let start = line.skipBlanks(0)
    guard line[start] == UInt8(ascii: "#") else { return }
    let word = line.skipBlanks(start + 1)
    let end = line.skip(word, while: LineBytes.isName)
    sink.add(.attribute, start, end)
    offset = max(end, start + 1)
    let rest = line.skipBlanks(offset)
    if line[rest] == UInt8(ascii: "<") {
      let close = line.find(UInt8(ascii: ">"), from: rest) + 1
      sink.add(.string, rest, close)
      offset = min(close, line.count)
    }
  }

  private mutating func step(_ state: inout LexerState) {
    let byte = line[offset]
    if table.isSpecial[Int(byte)], special(&state) { return }
    if LineBytes.isNameStart(byte) {
      name(&state)
    } else if LineBytes.isDigit(byte)
      || byte == UInt8(ascii: ".") && LineBytes.isDigit(line[offset + 1])
        && line[offset - 1] != byte
    {
      number()
    } else if !sigil(byte, &state) {
      offset += 1
    }
  }

  // MARK: - Comments and strings

  /// A comment or string that starts here.
  private mutating func special(_ state: inout LexerState) -> Bool {
    if !table.commentStart.isEmpty, line.has(table.commentStart, at: offset) {
      comment(from: offset, depth: 0, &state)
      return true
    }
    if table.lineComments.contains(where: { line.has($0, at: offset) }), mayStartComment {
      sink.add(.comment, offset, line.count)
      offset = line.count
      return true
    }
    for rule in table.strings where line.has(rule.start, at: offset) {
      if table.features.contains(.lifetimes), rule.start == [UInt8(ascii: "'")] {
        return character()
      }
      text(
        .string, from: offset, at: offset + rule.start.count, end: rule.end,
        escapes: rule.escapes, isMultiline: rule.isMultiline, &state)
      return true
    }
    return false
  }

  private var mayStartComment: Bool {
    if table.features.contains(.hashAttributes), line.has("#[", at: offset) { return false }
    guard table.features.contains(.commentsAtWords), offset > 0 else { return true }
    let before = line[offset - 1]
    return LineBytes.isBlank(before) || before == UInt8(ascii: ";")
  }

  /// A block comment from `start`, inside which a number of them are open.
  private mutating func comment(from start: Int, depth: Int, _ state: inout LexerState) {
    var depth = depth
    offset = start
    while offset < line.count {
      if line.has(table.commentEnd, at: offset), depth > 0 {
        offset += table.commentEnd.count
        depth -= 1
        if depth == 0 { break }
      } else if line.has(table.commentStart, at: offset), depth == 0 || table.commentsNest {
        offset += table.commentStart.count
        depth += 1
      } else {
        offset += 1
      }
    }
    sink.add(.comment, start, offset)
    state.mode = depth > 0 ? .comment(depth: depth) : .code
  }

  /// Text of one kind from `start`, whose end is searched for from `inner`.
  private mutating func text(
    _ kind: TokenKind, from start: Int, at inner: Int, end: [UInt8], escapes: Bool,
    isMultiline: Bool, _ state: inout LexerState
  ) {
    let close = line.end(of: end, from: inner, escapes: escapes)
    offset = min(close ?? line.count, line.count)
    state.mode =
      close == nil && isMultiline ? .text(kind, end: end, escapes: escapes) : .code
    sink.add(keyed(kind, upTo: offset), start, offset)
  }

  /// A string before a colon is a key where mappings have keys.
  private func keyed(_ kind: TokenKind, upTo end: Int) -> TokenKind {
    guard table.features.contains(.keys), kind == .string else { return kind }
    return line[line.skipBlanks(end)] == UInt8(ascii: ":") ? .key : kind
  }

  /// A character's literal, or else a lifetime or label.
  private mutating func character() -> Bool {
    let inner = offset + 1
    var close = inner
    if line[inner] == UInt8(ascii: "\\") {
      close = line.find(UInt8(ascii: "'"), from: inner + 2)
    } else {
      close = line.skip(inner + 1) { $0 & 0xC0 == 0x80 }
    }
    if line[close] == UInt8(ascii: "'"), close > inner {
      sink.add(.string, offset, close + 1)
      offset = close + 1
    } else {
      let end = line.skip(inner, while: LineBytes.isName)
      sink.add(.attribute, offset, end)
      offset = max(end, inner)
    }
    return true
  }

  // MARK: - Words and numbers

  private mutating func name(_ state: inout LexerState) {
    let start = offset
    let hasHyphens = table.features.contains(.hyphens)
    let end = line.skip(start) {
      LineBytes.isName($0) || hasHyphens && $0 == UInt8(ascii: "-")
    }
    offset = end
    if prefixedString(start, end, &state) { return }
    let folds = table.features.contains(.foldsCase)
    var kind = table.words.kind(of: line.hash(start, end, foldingCase: folds))
    if kind == .plain { kind = kindOfName(start, end) }
    sink.add(kind, start, end)
  }

  private func kindOfName(_ start: Int, _ end: Int) -> TokenKind {
    let next = line[end]
    if table.features.contains(.capitalTypes), LineBytes.isUpper(line[start]),
      end - start == 1 || (start + 1..<end).contains(where: { LineBytes.isLower(line[$0]) })
    {
      return .type
    }
    if next == UInt8(ascii: "("), !table.features.contains(.noCalls) { return .function }
    if table.features.contains(.keys), line[line.skipBlanks(end)] == UInt8(ascii: ":") {
      return .key
    }
    return .plain
  }

  /// A string that a short name in front of it belongs to.
  private mutating func prefixedString(
    _ start: Int, _ end: Int, _ state: inout LexerState
  ) -> Bool {
    guard end - start <= 3 else { return false }
    let next = line[end]
    if table.features.contains(.delimitedStrings), next == UInt8(ascii: "\""),
      line[end - 1] == UInt8(ascii: "R")
    {
      let open = line.find(UInt8(ascii: "("), from: end)
      guard open < line.count, open - end <= 17 else { return false }
      let close = [UInt8(ascii: ")")] + line.slice(end + 1, open) + [UInt8(ascii: "\"")]
      text(
        .string, from: start, at: open + 1, end: close, escapes: false, isMultiline: true, &state)
      return true
    }
    guard table.features.contains(.stringPrefixes) else { return false }
    if table.features.contains(.hashStrings), next == UInt8(ascii: "#") {
      return hashString(from: start, hashes: end, &state)
    }
    for rule in table.strings where line.has(rule.start, at: end) {
      if table.features.contains(.lifetimes), rule.start == [UInt8(ascii: "'")] { return false }
      text(
        .string, from: start, at: end + rule.start.count, end: rule.end, escapes: rule.escapes,
        isMultiline: rule.isMultiline, &state)
      return true
    }
    return false
  }

  /// A string between number signs.
  private mutating func hashString(
    from start: Int, hashes: Int, _ state: inout LexerState
  ) -> Bool {
    let open = line.skip(hashes) { $0 == UInt8(ascii: "#") }
    guard line[open] == UInt8(ascii: "\""), open > hashes, open - hashes < 32 else { return false }
    let isBlock = line.has("\"\"\"", at: open)
    let quotes = isBlock ? 3 : 1
    let close =
      Array(repeating: UInt8(ascii: "\""), count: quotes)
      + Array(repeating: UInt8(ascii: "#"), count: open - hashes)
    // Swift's single-line form ends with its line; Rust's does not.
    let isMultiline = isBlock || table.features.contains(.lifetimes)
    text(
      .string, from: start, at: open + quotes, end: close, escapes: false,
      isMultiline: isMultiline, &state)
    return true
  }

  private mutating func number() {
    let start = offset
    while offset < line.count {
      let byte = line[offset]
      if LineBytes.isName(byte), byte < 0x80 {
        offset += 1
      } else if byte == UInt8(ascii: "."), LineBytes.isName(line[offset + 1]),
        line[offset + 1] < 0x80
      {
        offset += 1
      } else if byte == UInt8(ascii: "'"), table.features.contains(.preprocessor),
        LineBytes.isName(line[offset - 1]), LineBytes.isName(line[offset + 1])
      {
        // A separator of digits in C++ and C.
        offset += 1
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"),
        line[offset - 1] | 0x20 == UInt8(ascii: "e"), line[start + 1] | 0x20 != UInt8(ascii: "x"),
        LineBytes.isDigit(line[offset + 1]), offset > start
      {
        offset += 1
      } else {
        break
      }
    }
    if offset == start { offset += 1 }
    sink.add(.number, start, offset)
  }

  // MARK: - Signs in front of names

  private mutating func sigil(_ byte: UInt8, _ state: inout LexerState) -> Bool {
    let features = table.features
    switch byte {
    case UInt8(ascii: "@") where features.contains(.atAttributes):
      return prefixed(.attribute)
    case UInt8(ascii: "#")
    where features.contains(.hashStrings)
      && hashString(from: offset, hashes: offset, &state):
      return true
    case UInt8(ascii: "#") where features.contains(.hashAttributes): return hashAttribute()
    case UInt8(ascii: "#") where features.contains(.hashStrings): return prefixed(.keyword)
    case UInt8(ascii: "$") where features.contains(.dollarVariables): return variable()
    case UInt8(ascii: "<") where features.contains(.hereStrings) && line.has("<<<", at: offset):
      offset += 3
      return true
    case UInt8(ascii: "<") where features.contains(.heredocs): return heredoc(&state)
    case UInt8(ascii: "/") where features.contains(.regularExpressions):
      return regularExpression()
    case UInt8(ascii: "\\") where features.contains(.backslashes):
      offset = min(line.skip(offset + 2) { $0 & 0xC0 == 0x80 }, line.count)
      return true
    case UInt8(ascii: ":") where features.contains(.symbols) && line[offset - 1] != byte:
      return prefixed(.key)
    default: return false
    }
  }

  /// A sign and the name after it.
  private mutating func prefixed(_ kind: TokenKind) -> Bool {
    guard LineBytes.isNameStart(line[offset + 1]) else { return false }
    let end = line.skip(offset + 1, while: LineBytes.isName)
    sink.add(kind, offset, end)
    offset = end
    return true
  }

  private mutating func hashAttribute() -> Bool {
    let open = line[offset + 1] == UInt8(ascii: "!") ? offset + 2 : offset + 1
    guard line[open] == UInt8(ascii: "[") else { return false }
    let end = min(line.find(UInt8(ascii: "]"), from: open) + 1, line.count)
    sink.add(.attribute, offset, end)
    offset = end
    return true
  }

  private mutating func variable() -> Bool {
    let next = line[offset + 1]
    var end = offset + 1
    if next == UInt8(ascii: "("), table.features.contains(.parenthesisVariables) {
      end = line.skip(offset + 2) { LineBytes.isName($0) || "-.%@<^*?+".utf8.contains($0) }
      // `$(call f,x)` is a function of make.
      guard line[end] == UInt8(ascii: ")") else { return false }
      sink.add(.key, offset, end + 1)
      offset = end + 1
      return true
    }
    if next == UInt8(ascii: "{") {
      end = min(line.find(UInt8(ascii: "}"), from: offset) + 1, line.count)
    } else if LineBytes.isNameStart(next) {
      end = line.skip(offset + 1, while: LineBytes.isName)
    } else if LineBytes.isDigit(next) || "?!#@*$".utf8.contains(next) {
      end = offset + 2
    } else {
      return false
    }
    sink.add(.key, offset, end)
    offset = end
    return true
  }
}
