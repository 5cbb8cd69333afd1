extension CodeLexer {
  /// `<<NAME`, `<<-'NAME'`, `<<~NAME`, `<<<NAME`: the document starts with the next line.
  mutating func heredoc(_ state: inout LexerState) -> Bool {
    guard line[offset + 1] == UInt8(ascii: "<"), state.heredocs.count < 4, !isShift else {
      return false
    }
    var start = offset + 2
    let isShell = table.features.contains(.hereStrings)
    if line[start] == UInt8(ascii: "<") {
      start = line.skipBlanks(start + 1)
    } else if table.features.contains(.threeAngles) {
      return false
    }
    if line[start] == UInt8(ascii: "-") || line[start] == UInt8(ascii: "~") { start += 1 }
    // A shell allows blanks here, and a backslash quotes the name.
    if isShell { start = line.skipBlanks(start) }
    if isShell, line[start] == UInt8(ascii: "\\") { start += 1 }
    let quote = line[start]
    let isQuoted = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    if isQuoted { start += 1 }
    let end =
      isQuoted ? line.find(quote, from: start) : line.skip(start, while: LineBytes.isName)
    guard end > start, !isQuoted || end < line.count,
      LineBytes.isUpper(line[start]) || line[start] == UInt8(ascii: "_") || isQuoted
        || isShell && LineBytes.isNameStart(line[start])
    else { return false }
    state.heredocs.append(line.slice(start, end))
    let after = isQuoted ? end + 1 : end
    sink.add(.string, offset, after)
    offset = after
    return true
  }

  /// True if `<<` shifts bits here, or appends to a list.
  private var isShift: Bool {
    if table.features.contains(.hereStrings) {
      // Inside `((…))`, which is short.
      var depth = 0
      for place in max(0, offset - 256)..<offset {
        if line.has("((", at: place) { depth += 1 }
        if line.has("))", at: place) { depth -= 1 }
      }
      return depth > 0
    }
    var place = offset - 1
    while LineBytes.isBlank(line[place]) { place -= 1 }
    let before = line[place]
    if before == UInt8(ascii: ")") || before == UInt8(ascii: "]") { return true }
    guard LineBytes.isName(before) else { return false }
    let isTouching = place == offset - 1
    while LineBytes.isName(line[place - 1]) { place -= 1 }
    // A number, or in Ruby a name with nothing between.
    return LineBytes.isDigit(line[place]) || isTouching && table.features.contains(.symbols)
  }
}
