/// UAX #14 for ASCII text, pair by pair, which asks no library and looks only where a row may end.
enum ASCIILineBreaks {
  /// The line breaking classes of printable ASCII.
  enum Kind {
    case alphabetic, breakAfter, closing, closingParenthesis, exclamation, hyphen, infix
    case numeric, opening, postfix, prefix, quotation, solidus

    /// The class of a printable ASCII character that is not a space, or of a tab.
    static func of(_ byte: UInt8) -> Kind {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): .numeric
      case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: ";"): .infix
      case UInt8(ascii: "-"): .hyphen
      case UInt8(ascii: "'"), UInt8(ascii: "\""): .quotation
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): .opening
      case UInt8(ascii: ")"), UInt8(ascii: "]"): .closingParenthesis
      case UInt8(ascii: "}"): .closing
      case UInt8(ascii: "!"), UInt8(ascii: "?"): .exclamation
      case UInt8(ascii: "/"): .solidus
      case UInt8(ascii: "|"), 0x09: .breakAfter
      case UInt8(ascii: "%"): .postfix
      case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "\\"): .prefix
      default: .alphabetic
      }
    }
  }

  /// True if the line in `bytes[line]` may be broken before `offset`, which is inside it. No break
  /// is offered after the spaces that begin a line.
  static func isAllowed(
    before offset: Int, in bytes: UnsafeBufferPointer<UInt8>, line: Range<Int>
  ) -> Bool {
    let byte = bytes[offset]
    if byte == 0x20 { return false }
    var previous = offset - 1
    while previous >= line.lowerBound, bytes[previous] == 0x20 { previous -= 1 }
    guard previous >= line.lowerBound else { return false }
    let first = Kind.of(bytes[previous])
    let second = Kind.of(byte)
    if previous < offset - 1 {
      return isAllowedAfterSpaces(first, second)
        || second == .solidus && first != .opening && solidusBeginsWord(bytes, offset)
    }
    guard isAllowed(first, second) else { return false }
    return
      !((first == .hyphen || first == .solidus) && second == .alphabetic
      && markBeginsWord(bytes, offset, lineStart: line.lowerBound))
  }

  /// LB13, LB14, LB15 and LB18.
  private static func isAllowedAfterSpaces(_ first: Kind, _ second: Kind) -> Bool {
    switch (first, second) {
    case (_, .closing), (_, .closingParenthesis), (_, .exclamation), (_, .infix), (_, .solidus):
      false
    case (.opening, _), (.quotation, .opening): false
    default: true
    }
  }

  /// LB13 to LB31 for neighbours.
  private static func isAllowed(_ first: Kind, _ second: Kind) -> Bool {
    guard isAllowedAfterSpaces(first, second) else { return false }
    switch (first, second) {
    case (.alphabetic, .alphabetic): return false
    case (.quotation, _), (_, .quotation), (_, .breakAfter), (_, .hyphen): return false
    case (.alphabetic, .numeric), (.numeric, .alphabetic), (.numeric, .numeric): return false
    case (.prefix, .alphabetic), (.postfix, .alphabetic): return false
    case (.alphabetic, .prefix), (.alphabetic, .postfix): return false
    case (.closing, .postfix), (.closing, .prefix): return false
    case (.closingParenthesis, .postfix), (.closingParenthesis, .prefix): return false
    case (.numeric, .postfix), (.numeric, .prefix): return false
    case (.prefix, .opening), (.postfix, .opening): return false
    case (.prefix, .numeric), (.postfix, .numeric), (.hyphen, .numeric): return false
    case (.infix, .numeric), (.solidus, .numeric), (.infix, .alphabetic): return false
    case (.alphabetic, .opening), (.numeric, .opening): return false
    case (.closingParenthesis, .alphabetic), (.closingParenthesis, .numeric): return false
    default: return true
    }
  }

  /// True if a slash at `offset` begins a word, as in `/command` and `/etc`: then a row may begin with it,
  /// against LB13.
  static func solidusBeginsWord(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset + 1] < 0x80
      && Kind.of(bytes[offset + 1]) == .alphabetic
  }

  /// True if the hyphens or slashes before `offset` begin a word, as in `--option` and `/command`: then
  /// they stay with it (LB20a of later versions of UAX #14, for any number of hyphens, inside brackets,
  /// and for slashes too).
  static func markBeginsWord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, lineStart: Int = 0
  ) -> Bool {
    let mark = bytes[offset - 1]
    var start = offset
    while start > lineStart, bytes[start - 1] == mark { start -= 1 }
    guard start > lineStart else { return true }
    let before = bytes[start - 1]
    if before <= 0x20 || before == UInt8(ascii: "`") { return true }
    guard before < 0x80 else { return false }
    let kind = Kind.of(before)
    return kind == .opening || kind == .quotation
  }
}
