/// Lexes YAML: keys, strings, comments, anchors, block scalars.
struct YAMLLexer {
  private let line: LineBytes
  private var sink: TokenSink
  private var offset = 0

  /// The tokens of a line; the state is that before it and then that after it.
  static func tokens(_ line: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    var lexer = YAMLLexer(line: line, sink: TokenSink(count: line.count))
    lexer.run(&state)
    return lexer.sink.tokens
  }

  private static let words = WordTable(
    keywords: "true false null yes no on off", types: "", foldingCase: true)

  private mutating func run(_ state: inout LexerState) {
    let indent = line.skipBlanks(0)
    if case .indented(let limit) = state.mode {
      if indent > limit || indent == line.count {
        sink.add(.string, 0, line.count)
        return
      }
      state.mode = .code
    }
    if line.has("---", at: 0) || line.has("...", at: 0) {
      sink.add(.heading, 0, 3)
      offset = 3
    }
    offset = line.skipBlanks(offset)
    var dash = indent
    while line[offset] == UInt8(ascii: "-"), isBlankOrEnd(offset + 1) {
      sink.add(.punctuation, offset, offset + 1)
      dash = offset
      offset = line.skipBlanks(offset + 1)
    }
    let column = offset
    while offset < line.count {
      if startsBlockScalar {
        // The text is indented more than its key, or than the dash of an item that is all text.
        state.mode = .indented(hasKey(at: column) ? column : dash)
        offset = line.skip(offset) { $0 > 0x20 }
      } else {
        step()
      }
    }
  }

  private func hasKey(at column: Int) -> Bool {
    sink.tokens.contains { $0.kind == .key && $0.utf8Range.lowerBound <= column }
  }

  private func isBlankOrEnd(_ offset: Int) -> Bool {
    offset >= line.count || LineBytes.isBlank(line[offset])
  }

  private mutating func step() {
    let start = offset
    let byte = line[start]
    switch byte {
    case UInt8(ascii: "#") where start == 0 || LineBytes.isBlank(line[start - 1]):
      emit(.comment, to: line.count)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let escapes = byte == UInt8(ascii: "\"")
      let end = min(
        line.end(of: [byte], from: start + 1, escapes: escapes) ?? line.count, line.count)
      emit(isKey(end) ? .key : .string, to: end)
    case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
      emit(.attribute, to: line.skip(start + 1) { $0 > 0x20 && $0 != UInt8(ascii: ",") })
    case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: ":"):
      emit(.punctuation, to: start + 1)
    default:
      if LineBytes.isBlank(byte) { offset += 1 } else { scalar() }
    }
  }

  private mutating func emit(_ kind: TokenKind, to end: Int) {
    sink.add(kind, offset, end)
    offset = max(end, offset + 1)
  }

  private func isKey(_ end: Int) -> Bool {
    line[end] == UInt8(ascii: ":") && isBlankOrEnd(end + 1)
  }

  /// A plain scalar: a key up to a colon, else a value up to a comment or a bracket.
  private mutating func scalar() {
    let start = offset
    var end = start
    while end < line.count, !isKey(end) {
      let byte = line[end]
      if byte == UInt8(ascii: "#"), LineBytes.isBlank(line[end - 1]) { break }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}"),
        isBlankOrEnd(end + 1) || byte != UInt8(ascii: ",")
      {
        break
      }
      end += 1
    }
    emit(isKey(end) ? .key : kind(start, end), to: max(end, start + 1))
  }

  private func kind(_ start: Int, _ end: Int) -> TokenKind {
    var last = end
    while last > start, LineBytes.isBlank(line[last - 1]) { last -= 1 }
    let word = YAMLLexer.words.kind(of: line.hash(start, last, foldingCase: true))
    if word != .plain { return word }
    let isNumber = LineBytes.isDigit(line[start]) || line[start] == UInt8(ascii: "-")
    let rest = line.skip(start + 1) {
      LineBytes.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
    }
    return isNumber && rest == last ? .number : .plain
  }

  /// True if `|` or `>` stands here as a whole value, with its options and perhaps a comment: what is indented below is
  /// text.
  private var startsBlockScalar: Bool {
    guard line[offset] == UInt8(ascii: "|") || line[offset] == UInt8(ascii: ">") else {
      return false
    }
    let before = sink.tokens.last?.kind
    guard before == nil || before == .punctuation || before == .attribute || before == .heading
    else { return false }
    let options = line.skip(offset + 1) {
      LineBytes.isDigit($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
    }
    let end = line.skip(options) { $0 <= 0x20 }
    return end == line.count || end > options && line[end] == UInt8(ascii: "#")
  }
}
