extension String {
  /// The first number after some words, if it follows within a few characters.
  package func number(after words: String) -> Int? {
    guard let range = firstRange(of: words) else { return nil }
    let rest = self[range.upperBound...].drop { !$0.isASCII || !$0.isNumber }
    guard self[range.upperBound..<rest.startIndex].count <= 8 else { return nil }
    return Int(rest.prefix { $0.isASCII && $0.isNumber })
  }

  /// The first number that follows any of some words.
  package func number(afterAny words: [String]) -> Int? {
    words.lazy.compactMap { self.number(after: $0) }.first
  }
}
