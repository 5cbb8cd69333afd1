/// Operators, and what they work on.
extension ViCommandReader {
  mutating func operatorName(_ letter: Character) throws(Stop) -> ViOperator? {
    switch letter {
    case "d": return .delete
    case "c": return .change
    case "y": return .yank
    case ">": return .shiftRight
    case "<": return .shiftLeft
    case "g":
      let second = try peek()
      guard let name = Self.caseOperators[second] else { return nil }
      keys.removeFirst()
      return name
    default: return nil
    }
  }

  static let caseOperators: [ViKey: ViOperator] = [
    .character("~"): .toggleCase, .character("u"): .lowerCase, .character("U"): .upperCase,
  ]

  func peek() throws(Stop) -> ViKey {
    guard let key = keys.first else { throw .more }
    return key
  }

  mutating func target(
    of name: ViOperator, _ letter: Character
  ) throws(Stop) -> ViCommand.Target {
    let next = try key()
    if letter == "g" {
      // `guu` and `gugu`.
      if Self.caseOperators[next] == name { return .lines }
      if next == .character("g"), Self.caseOperators[try peek()] == name {
        keys.removeFirst()
        return .lines
      }
    } else if next == .character(letter) {
      return .lines
    }
    if let prefix = next.character, prefix == "i" || prefix == "a" {
      guard let object = ViObject(try character(), isAround: prefix == "a") else { throw .unknown }
      return .object(object)
    }
    return .motion(try motion(next))
  }
}
