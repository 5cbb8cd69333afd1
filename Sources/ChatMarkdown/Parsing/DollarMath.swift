/// Tells `$x^2$` from `$5 and $10`, `$HOME:$PATH` and `$(cmd)`.
///
/// A dollar opens math with no letter or digit before it and no space after it; it closes math with
/// no space before it, and after it nothing that a dollar of a shell or a price would begin. What
/// is between must look like math.
enum DollarMath {
  /// The end of the math that a dollar opens; `nil` if it opens none.
  static func end(_ source: SourceBytes, opening: Int, limit: Int) -> Int? {
    let start = opening + 1
    guard start < limit, !ASCII.isWhitespace(source[start]) else { return nil }
    if opening > 0, ASCII.isAlphanumeric(source[opening - 1]) { return nil }
    var offset = start
    let stop = min(limit, start + 1000)
    while offset < stop {
      switch source[offset] {
      case ASCII.dollar:
        guard offset > start, closes(source, offset, opening: opening) else { return nil }
        return MathSource.looksLikeMath(source, start..<offset) ? offset : nil
      case ASCII.backslash: offset += 1
      case ASCII.backtick: return nil
      // Any other byte is part of the formula.
      default: break
      }
      offset += 1
    }
    return nil
  }

  private static func closes(_ source: SourceBytes, _ offset: Int, opening: Int) -> Bool {
    if ASCII.isWhitespace(source[offset - 1]) { return false }
    guard let next = source.byte(at: offset + 1) else { return true }
    switch next {
    case ASCII.dollar, UInt8(ascii: "{"): return false
    case UInt8(ascii: "("):
      let content = SourceBytes(rebasing: source[(opening + 1)..<offset])
      return content.first != UInt8(ascii: "(") && !MathSource.isVariable(content)
    default: return !ASCII.isAlphanumeric(next)
    }
  }
}
