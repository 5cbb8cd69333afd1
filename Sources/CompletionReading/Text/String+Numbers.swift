extension String {
  /// The number that the text is, as JSON writes it, with a `+` too; `nil` for the words that only Swift takes for one:
  /// `inf`, `nan`, `0x10`.
  var number: Double? {
    let digits =
      utf8.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } == true
      ? utf8.dropFirst() : utf8[...]
    guard let first = digits.first, 0x30...0x39 ~= first || first == UInt8(ascii: "."),
      !digits.contains(where: { $0 | 0x20 == UInt8(ascii: "x") })
    else { return nil }
    return Double(self)
  }

  /// The first number after some words, if it follows within a few characters; with or without commas between thousands.
  package func number(after words: String) -> Int? {
    guard let range = firstRange(of: words) else { return nil }
    let rest = self[range.upperBound...].drop { !$0.isASCII || !$0.isNumber }
    guard self[range.upperBound..<rest.startIndex].count <= 8 else { return nil }
    return Int(Self.digits(rest))
  }

  /// The digits that a text begins with; commas between thousands are passed over, as in `131,072`.
  private static func digits(_ text: Substring) -> String {
    func run(_ text: Substring) -> Substring { text.prefix { $0.isASCII && $0.isNumber } }
    var digits = String(run(text))
    var rest = text.dropFirst(digits.count)
    guard digits.count <= 3 else { return digits }
    while rest.first == ",", case let group = run(rest.dropFirst()), group.count == 3 {
      digits += group
      rest = rest.dropFirst(4)
    }
    return digits
  }

  /// The first number that follows any of some words.
  package func number(afterAny words: [String]) -> Int? {
    words.firstValue { self.number(after: $0) }
  }
}
