extension Protection {
  /// True if a text holds anything that might need protection.
  static func isNeeded(_ bytes: SourceBytes) -> Bool {
    var hasPipe = false
    for offset in bytes.indices {
      switch bytes[offset] {
      case ASCII.dollar: return true
      case ASCII.pipe: hasPipe = true
      case UInt8(ascii: "-"):
        if hasPipe { return true }
      case ASCII.backslash:
        // An escape, or the end of a line after a path.
        if let next = bytes.byte(at: offset + 1), ASCII.isPunctuation(next) || next <= 0x20 {
          return true
        }
      case ASCII.colon:
        let before = bytes.byte(at: offset - 1)
        if before == ASCII.rightBracket { return true }
        if bytes.byte(at: offset + 1) == UInt8(ascii: "/"), let before, ASCII.isLetter(before) {
          return true
        }
      case UInt8(ascii: "."):
        if (bytes.byte(at: offset - 1) ?? 0) | 0x20 == UInt8(ascii: "w") { return true }
      case UInt8(ascii: "@"):
        if let before = bytes.byte(at: offset - 1), ASCII.isAlphanumeric(before) { return true }
      case UInt8(ascii: "~"):
        if bytes.byte(at: offset - 1) != UInt8(ascii: "~"),
          bytes.byte(at: offset + 1) != UInt8(ascii: "~")
        {
          return true
        }
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        if isMarkInDoubt(bytes, offset) { return true }
      case 0xEF, 0xEA:
        if Sign(bytes, at: offset) != nil { return true }
      // No other byte begins what may need protection.
      default: break
      }
    }
    return false
  }

  /// True if a star or underscore may be text, or has a CJK neighbour.
  private static func isMarkInDoubt(_ bytes: SourceBytes, _ offset: Int) -> Bool {
    // A run is judged once, at its start.
    guard bytes.byte(at: offset - 1) != bytes[offset] else { return false }
    let run = MarkRun(bytes, at: offset)
    if run.mark == UInt8(ascii: "_") { return LiteralName.range(run, bytes) != nil }
    return run.before >= 0x80 || run.after >= 0x80 || LiteralMarks.isText(run, bytes)
  }
}
