/// Lexes CSS and its kin: selectors, properties, values.
struct StyleLexer {
  private let line: LineBytes
  private var sink: TokenSink
  private var offset = 0

  /// The tokens of a line; the state is that before it and then that after it.
  static func tokens(_ line: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    var lexer = StyleLexer(line: line, sink: TokenSink(count: line.count))
    lexer.run(&state)
    return lexer.sink.tokens
  }

  private mutating func run(_ state: inout LexerState) {
    var depth = 0
    if case .block(let open) = state.mode { depth = open }
    if case .comment(let open) = state.mode {
      // Comments keep the depth of the braces around them.
      depth = open
      comment(from: 0, inner: 0, depth, &state)
      if case .comment = state.mode { return }
    }
    while offset < line.count {
      step(&depth, &state)
      if case .comment = state.mode { return }
    }
    state.mode = depth > 0 ? .block(depth: depth) : .code
  }

  private mutating func comment(
    from start: Int, inner: Int, _ depth: Int, _ state: inout LexerState
  ) {
    if let end = line.end(of: Array("*/".utf8), from: inner, escapes: false) {
      offset = end
      state.mode = .block(depth: depth)
    } else {
      offset = line.count
      state.mode = .comment(depth: depth)
    }
    sink.add(.comment, start, offset)
  }

  private mutating func step(_ depth: inout Int, _ state: inout LexerState) {
    let start = offset
    let byte = line[start]
    switch byte {
    case UInt8(ascii: "/") where line[start + 1] == UInt8(ascii: "*"):
      comment(from: start, inner: start + 2, depth, &state)
    case UInt8(ascii: "/") where line[start + 1] == byte && line[start - 1] != UInt8(ascii: ":"):
      emit(.comment, to: line.count)
    case UInt8(ascii: "{"):
      depth = min(depth + 1, 64)
      offset += 1
    case UInt8(ascii: "}"):
      depth = max(depth - 1, 0)
      offset += 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let end = line.end(of: [byte], from: start + 1, escapes: true) ?? line.count
      emit(.string, to: min(end, line.count))
    case UInt8(ascii: "@"), UInt8(ascii: "$"):
      let end = line.skip(start + 1, while: StyleLexer.isName)
      emit(byte == UInt8(ascii: "@") ? .keyword : .key, to: max(end, start + 1))
    case UInt8(ascii: "#"):
      let end = line.skip(start + 1, while: StyleLexer.isName)
      emit(depth > 0 ? .number : .tag, to: end)
    case UInt8(ascii: ".") where !LineBytes.isDigit(line[start + 1]):
      emit(.type, to: line.skip(start + 1, while: StyleLexer.isName))
    default:
      if LineBytes.isDigit(byte) || byte == UInt8(ascii: ".") || isSigned(start) {
        emit(
          .number,
          to: line.skip(start + 1) {
            StyleLexer.isName($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "%")
          })
      } else if StyleLexer.isName(byte) {
        word(depth)
      } else {
        offset += 1
      }
    }
  }

  private mutating func emit(_ kind: TokenKind, to end: Int) {
    sink.add(kind, offset, end)
    offset = max(end, offset + 1)
  }

  private mutating func word(_ depth: Int) {
    let end = line.skip(offset, while: StyleLexer.isName)
    if line[end] == UInt8(ascii: "(") {
      let isAddress = end - offset == 3 && line.has("url", at: offset)
      emit(.function, to: end)
      if isAddress { address() }
    } else if depth > 0, line[line.skipBlanks(end)] == UInt8(ascii: ":") {
      emit(.key, to: end)
    } else {
      emit(depth > 0 ? .plain : .tag, to: end)
    }
  }

  /// An address without quotes: it may hold `//`, which is no comment there.
  private mutating func address() {
    offset = line.skipBlanks(offset + 1)
    guard line[offset] != UInt8(ascii: "\""), line[offset] != UInt8(ascii: "'") else { return }
    let end = line.skip(offset) { $0 > 0x20 && $0 != UInt8(ascii: ")") }
    if end > offset { emit(.string, to: end) }
  }

  /// True if a sign at a place belongs to a number: `-1`, `+.5`, but not `a-1` and `1px - 2px`.
  private func isSigned(_ place: Int) -> Bool {
    guard line[place] == UInt8(ascii: "-") || line[place] == UInt8(ascii: "+") else { return false }
    let next = line[place + 1]
    return LineBytes.isDigit(next)
      || next == UInt8(ascii: ".") && LineBytes.isDigit(line[place + 2])
  }

  private static func isName(_ byte: UInt8) -> Bool {
    LineBytes.isName(byte) || byte == UInt8(ascii: "-")
  }
}
