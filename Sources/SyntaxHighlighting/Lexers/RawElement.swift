/// An element of HTML whose text is in another language and holds no tags, up to its own end tag.
enum RawElement: Sendable, CaseIterable {
  case script, style

  /// Its name, in lower case.
  var name: StaticString {
    switch self {
    case .script: "script"
    case .style: "style"
    }
  }

  /// The element that a tag opens; `nil` for the others.
  init?(_ line: LineBytes, _ from: Int, _ to: Int) {
    let found = Self.allCases.first {
      to - from == $0.name.utf8CodeUnitCount && line.hasFolded($0.name, at: from)
    }
    guard let found else { return nil }
    self = found
  }

  /// The start of the end tag; the end of the line if it is not here.
  func end(in line: LineBytes, from start: Int) -> Int {
    var offset = start
    while offset < line.count {
      offset = line.find(UInt8(ascii: "<"), from: offset)
      if line[offset + 1] == UInt8(ascii: "/"), line.hasFolded(name, at: offset + 2),
        !LineBytes.isName(line[offset + 2 + name.utf8CodeUnitCount])
      {
        return offset
      }
      offset += 1
    }
    return line.count
  }

  /// The tokens of a part of its text.
  func tokens(_ part: LineBytes, _ state: inout LexerState) -> [HighlightToken] {
    switch self {
    case .script: CodeLexer.tokens(part, .javascript, &state)
    case .style: StyleLexer.tokens(part, &state)
    }
  }
}
