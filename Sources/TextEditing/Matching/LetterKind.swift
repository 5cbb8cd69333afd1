/// The kinds of character that a word can begin with.
enum LetterKind {
  case small, capital, digit, gap

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x61...0x7A: self = .small
    case 0x41...0x5A: self = .capital
    case 0x30...0x39: self = .digit
    case 0..<0x80: self = .gap
    default:
      let properties = scalar.properties
      self =
        properties.isUppercase
        ? .capital
        : properties.isAlphabetic ? .small : properties.numericType != nil ? .digit : .gap
    }
  }
}
