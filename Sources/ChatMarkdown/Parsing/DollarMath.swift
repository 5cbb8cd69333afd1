/// Tells `$x^2$` from `$5 and $10`.
///
/// A dollar opens where no letter or digit stands before it and no space after it; it closes where
/// no space stands before it and no letter or digit after it. What is between must look like math:
/// an operator, a backslash, a script or brace, or no space at all.
enum DollarMath {
  /// Where the math ends that a dollar opens; `nil` when it opens none.
  static func end(_ source: SourceBytes, opening: Int, limit: Int) -> Int? {
    let start = opening + 1
    guard start < limit, !ASCII.isWhitespace(source[start]) else { return nil }
    if opening > 0, ASCII.isAlphanumeric(source[opening - 1]) { return nil }
    var offset = start
    var hasSpace = false
    var hasOperator = false
    let stop = min(limit, start + 1000)
    while offset < stop {
      let byte = source[offset]
      switch byte {
      case ASCII.dollar:
        guard closes(source, offset) else { return nil }
        return offset > start && (hasOperator || !hasSpace) ? offset : nil
      case ASCII.backslash:
        hasOperator = true
        offset += 1
      case ASCII.backtick: return nil
      case UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "+"),
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "{"), UInt8(ascii: "/"),
        UInt8(ascii: "*"), UInt8(ascii: "|"), UInt8(ascii: "-"):
        hasOperator = true
      default: if ASCII.isWhitespace(byte) { hasSpace = true }
      }
      offset += 1
    }
    return nil
  }

  private static func closes(_ source: SourceBytes, _ offset: Int) -> Bool {
    if ASCII.isWhitespace(source[offset - 1]) { return false }
    guard offset + 1 < source.count else { return true }
    return !ASCII.isAlphanumeric(source[offset + 1]) && source[offset + 1] != ASCII.dollar
  }
}
