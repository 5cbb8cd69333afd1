/// Brackets, counted wherever they stand.
extension EditBuffer {
  private static let pairs: [Unicode.Scalar: (Unicode.Scalar, isForward: Bool)] = [
    "(": (")", true), "[": ("]", true), "{": ("}", true),
    ")": ("(", false), "]": ("[", false), "}": ("{", false),
  ]

  /// The partner of the first bracket at or after a place of its line.
  func matchingBracket(from place: Int) -> Int? {
    var index = place
    while !isLineEnd(index) {
      if let sign = sign(index), let (other, isForward) = Self.pairs[sign] {
        return partner(of: sign, other, from: index, isForward: isForward)
      }
      index += 1
    }
    return nil
  }

  /// The open bracket around a place, or the one that closes it.
  func unmatched(_ sign: Character, against other: Character, from place: Int, isForward: Bool)
    -> Int?
  {
    guard let sign = sign.unicodeScalars.first, let other = other.unicodeScalars.first else {
      return nil
    }
    return partner(of: other, sign, from: place, isForward: isForward)
  }

  private func partner(
    of sign: Unicode.Scalar, _ other: Unicode.Scalar, from place: Int, isForward: Bool
  ) -> Int? {
    var depth = 1
    var index = place
    while isForward ? index + 1 < count : index > 0 {
      index += isForward ? 1 : -1
      guard case .scalar(let scalar) = units[index] else { continue }
      if scalar == sign { depth += 1 } else if scalar == other { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
