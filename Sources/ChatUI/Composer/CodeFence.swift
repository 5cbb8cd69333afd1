/// Follows the lines of a text and knows which are in a block of code.
struct CodeFence {
  private var open: (sign: Character, count: Int)?

  /// Takes a line; whether it is in a block, or begins or ends one.
  mutating func takes(_ line: Substring) -> Bool {
    let text = line.drop { $0 == " " }
    guard line.count - text.count < 4, let sign = text.first, sign == "`" || sign == "~" else {
      return open != nil
    }
    let count = text.prefix { $0 == sign }.count
    let rest = text.dropFirst(count)
    if let block = open {
      if sign == block.sign, count >= block.count, rest.allSatisfy(\.isWhitespace) { open = nil }
      return true
    }
    guard count >= 3, sign == "~" || !rest.contains("`") else { return false }
    open = (sign, count)
    return true
  }
}
