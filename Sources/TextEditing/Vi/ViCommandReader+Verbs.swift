/// The commands that are no motions.
extension ViCommandReader {
  /// The commands of both modes.
  mutating func common(_ letter: Character) throws(Stop) -> ViCommand.Verb? {
    switch letter {
    case "p": return .put(isBefore: false)
    case "P": return .put(isBefore: true)
    case "J": return .join(hasSpace: true)
    case "v": return .visual
    case "V": return .visualLine
    case "g" where keys.first == .character("J"): return .join(hasSpace: false)
    case "g" where keys.first == .character("v"): return .reselect
    case "r":
      let key = try key()
      if key == .enter { return .replace("\n") }
      guard let character = key.character else { throw .unknown }
      return .replace(character)
    default: return nil
    }
  }

  mutating func normal(_ letter: Character) throws(Stop) -> ViCommand.Verb? {
    switch letter {
    case "x": .operate(.delete, .motion(.right))
    case "X": .operate(.delete, .motion(.left))
    case "s": .operate(.change, .motion(.right))
    case "S": .operate(.change, .lines)
    case "D": .operate(.delete, .motion(.lineEnd))
    case "C": .operate(.change, .motion(.lineEnd))
    case "Y": .operate(.yank, .lines)
    case "i": .type(.here)
    case "a": .type(.after)
    case "I": .type(.lineBegin)
    case "A": .type(.lineEnd)
    case "o": .type(.below)
    case "O": .type(.above)
    case "R": .writeOver
    case "~": .toggleCase
    case "u": .undo
    case ".": .again
    case "g" where keys.first == .character("I"): .type(.columnZero)
    default: try common(letter)
    }
  }

  mutating func visual(_ letter: Character) throws(Stop) -> ViCommand.Verb? {
    switch letter {
    case "x": return .operate(.delete, .selection(asLines: false))
    case "X", "D": return .operate(.delete, .selection(asLines: true))
    case "s": return .operate(.change, .selection(asLines: false))
    case "C", "S", "R": return .operate(.change, .selection(asLines: true))
    case "Y": return .operate(.yank, .selection(asLines: true))
    case "~": return .operate(.toggleCase, .selection(asLines: false))
    case "u": return .operate(.lowerCase, .selection(asLines: false))
    case "U": return .operate(.upperCase, .selection(asLines: false))
    case "o", "O": return .swapEnds
    case "i", "a":
      guard let object = ViObject(try character(), isAround: letter == "a") else { throw .unknown }
      return .select(object)
    default: return try common(letter)
    }
  }
}
