/// Lexes HTML and XML: tags, attributes, strings, comments, character references.
struct MarkupLexer {
  private let line: LineBytes
  private var sink: TokenSink
  private var offset = 0

  /// The tokens of a line; the state is that before it and then that after it.
  static func tokens(_ line: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    var lexer = MarkupLexer(line: line, sink: TokenSink(count: line.count))
    lexer.run(&state)
    return lexer.sink.tokens
  }

  private mutating func run(_ state: inout LexerState) {
    while offset < line.count {
      switch state.mode {
      case .text(let kind, let end, _): text(kind, from: offset, at: offset, end: end, &state)
      case .tag: attribute(&state)
      default: if let element = state.raw { raw(element, &state) } else { content(&state) }
      }
    }
  }

  /// The text of a script or style sheet, up to its end tag.
  private mutating func raw(_ element: RawElement, _ state: inout LexerState) {
    let start = offset
    offset = element.end(in: line, from: start)
    var inner = LexerState(mode: state.rawMode)
    for token in element.tokens(line.part(start, offset), &inner) {
      sink.add(
        token.kind, token.utf8Range.lowerBound + start, token.utf8Range.upperBound + start)
    }
    state.rawMode = inner.mode
    guard offset < line.count else { return }
    state.raw = nil
    state.rawMode = .code
  }

  private mutating func text(
    _ kind: TokenKind, from start: Int, at inner: Int, end: [UInt8], _ state: inout LexerState
  ) {
    let isValue = kind == .string
    if let close = line.end(of: end, from: inner, escapes: false) {
      offset = close
      state.mode = isValue ? .tag : .code
    } else {
      offset = line.count
      state.mode = .text(kind, end: end, escapes: false)
    }
    sink.add(kind, start, offset)
  }

  private mutating func content(_ state: inout LexerState) {
    let start = offset
    switch line[start] {
    case UInt8(ascii: "<"): open(&state)
    case UInt8(ascii: "&"):
      let end = line.skip(start + 1) {
        LineBytes.isLetter($0) || LineBytes.isDigit($0) || $0 == UInt8(ascii: "#")
      }
      if line[end] == UInt8(ascii: ";") { sink.add(.keyword, start, end + 1) }
      offset = min(end + 1, line.count)
    default: offset = line.skip(start) { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
    }
  }

  private mutating func open(_ state: inout LexerState) {
    let start = offset
    if line.has("<!--", at: start) {
      text(.comment, from: start, at: start + 4, end: Array("-->".utf8), &state)
      return
    }
    if line.has("<![CDATA[", at: start) {
      text(.comment, from: start, at: start + 9, end: Array("]]>".utf8), &state)
      return
    }
    let mark = line[start + 1]
    let isMarked =
      mark == UInt8(ascii: "/") || mark == UInt8(ascii: "?") || mark == UInt8(ascii: "!")
    let name = start + (isMarked ? 2 : 1)
    guard LineBytes.isNameStart(line[name]) else {
      offset = start + 1
      return
    }
    let end = line.skip(name, while: MarkupLexer.isTagName)
    sink.add(.punctuation, start, name)
    sink.add(.tag, name, end)
    offset = end
    state.mode = .tag
    if !isMarked { state.raw = RawElement(line, name, end) }
  }

  /// One attribute, value or end of a tag.
  private mutating func attribute(_ state: inout LexerState) {
    let start = offset
    let byte = line[start]
    switch byte {
    case UInt8(ascii: ">"):
      sink.add(.punctuation, start, start + 1)
      offset = start + 1
      state.mode = .code
      if line[start - 1] == UInt8(ascii: "/") { state.raw = nil }
    case UInt8(ascii: "<"):
      // Never closed: another one starts.
      state.mode = .code
      state.raw = nil
    case UInt8(ascii: "/"), UInt8(ascii: "?"):
      sink.add(.punctuation, start, start + 1)
      offset = start + 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      text(.string, from: start, at: start + 1, end: [byte], &state)
    default:
      if MarkupLexer.isTagName(byte) || byte == UInt8(ascii: "@") {
        offset = line.skip(start + 1, while: MarkupLexer.isTagName)
        let isValue = line[start - 1] == UInt8(ascii: "=")
        sink.add(isValue ? .string : .attribute, start, offset)
      } else {
        offset = start + 1
      }
    }
  }

  private static func isTagName(_ byte: UInt8) -> Bool {
    LineBytes.isName(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: ".")
  }
}
