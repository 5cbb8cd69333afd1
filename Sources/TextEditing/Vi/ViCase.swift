/// Upper and lower case of some text.
enum ViCase: Sendable, Hashable {
  case upper, lower, toggled

  init?(_ operation: ViOperator) {
    switch operation {
    case .upperCase: self = .upper
    case .lowerCase: self = .lower
    case .toggleCase: self = .toggled
    case .delete, .change, .yank, .shiftLeft, .shiftRight: return nil
    }
  }

  /// The other case, unless that is more than one letter.
  private static func toggled(_ character: Character) -> String {
    let other =
      character.isLowercase ? character.uppercased() : character.lowercased()
    return other.count == 1 ? other : String(character)
  }

  func applied(to units: [EditUnit]) -> [EditUnit] {
    units.flatMap { unit -> [EditUnit] in
      guard let character = unit.character else { return [unit] }
      let text = String(character)
      let changed =
        switch self {
        case .upper: text.uppercased()
        case .lower: text.lowercased()
        case .toggled: Self.toggled(character)
        }
      return changed == text ? [unit] : EditUnit.units(of: changed)
    }
  }
}
