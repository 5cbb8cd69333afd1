/// Reads the keys of a command from the first on; a command so far is nothing but its keys.
struct ViCommandReader {
  /// What some keys mean.
  enum Reading: Sendable, Equatable {
    /// At least one command begins so.
    case more
    case command(ViCommand)
    case unknown
  }

  /// A stop while reading.
  private enum Stop: Error {
    case more, unknown
  }

  /// More is never meant.
  private static let largestCount = 99_999

  private var keys: ArraySlice<ViKey>
  private let isVisual: Bool
  private var register: Character?

  /// Reads the keys so far.
  static func read(_ keys: [ViKey], isVisual: Bool) -> Reading {
    var reader = ViCommandReader(keys: keys[...], isVisual: isVisual)
    do {
      return .command(try reader.command())
    } catch {
      return error == .more ? .more : .unknown
    }
  }

  private init(keys: ArraySlice<ViKey>, isVisual: Bool) {
    self.keys = keys
    self.isVisual = isVisual
  }

  // MARK: Parts

  private mutating func key() throws(Stop) -> ViKey {
    guard let key = keys.popFirst() else { throw .more }
    return key
  }

  private mutating func character() throws(Stop) -> Character {
    guard let character = try key().character else { throw .unknown }
    return character
  }

  private mutating func count() -> Int? {
    var count: Int?
    while let character = keys.first?.character, let digit = character.wholeNumberValue,
      character.isASCII, count != nil || digit > 0
    {
      count = min(Self.largestCount, (count ?? 0) * 10 + digit)
      keys.removeFirst()
    }
    return count
  }

  private static func product(_ one: Int?, _ other: Int?) -> Int? {
    guard let one, let other else { return one ?? other }
    return min(largestCount, one * other)
  }

  private mutating func command() throws(Stop) -> ViCommand {
    var count = count()
    while keys.first == .character("\"") {
      keys.removeFirst()
      let name = try character()
      guard ViRegisters.isName(name) else { throw .unknown }
      register = name
      count = Self.product(count, self.count())
    }
    let (verb, more) = try verb()
    return ViCommand(register: register, count: Self.product(count, more), verb: verb)
  }

  // MARK: Verbs

  private mutating func verb() throws(Stop) -> (ViCommand.Verb, Int?) {
    let key = try key()
    if key == .redo { return (.redo, nil) }
    if key == .delete { return try letter("x") }
    if let character = key.character { return try letter(character) }
    return (.move(try motion(key)), nil)
  }

  private mutating func letter(_ letter: Character) throws(Stop) -> (ViCommand.Verb, Int?) {
    if let verb = isVisual ? try visual(letter) : try normal(letter) { return (verb, nil) }
    if let name = try operatorName(letter) {
      if isVisual { return (.operate(name, .selection(asLines: false)), nil) }
      let count = count()
      return (.operate(name, try target(of: name, letter)), count)
    }
    return (.move(try motion(.character(letter))), nil)
  }

  /// The commands of both modes.
  private mutating func common(_ letter: Character) throws(Stop) -> ViCommand.Verb? {
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

  private mutating func normal(_ letter: Character) throws(Stop) -> ViCommand.Verb? {
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

  private mutating func visual(_ letter: Character) throws(Stop) -> ViCommand.Verb? {
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

  // MARK: Operators

  private mutating func operatorName(_ letter: Character) throws(Stop) -> ViOperator? {
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

  private static let caseOperators: [ViKey: ViOperator] = [
    .character("~"): .toggleCase, .character("u"): .lowerCase, .character("U"): .upperCase,
  ]

  private func peek() throws(Stop) -> ViKey {
    guard let key = keys.first else { throw .more }
    return key
  }

  private mutating func target(
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

  // MARK: Motions

  private mutating func motion(_ key: ViKey) throws(Stop) -> ViMotion {
    switch key {
    case .left: return .left
    case .right: return .right
    case .up: return .up
    case .down: return .down
    case .home: return .lineStart
    case .end: return .lineEnd
    case .backspace: return .leftAcross
    case .enter, .delete, .redo: throw .unknown
    case .character(let letter):
      if let motion = Self.motions[letter] { return motion }
      switch letter {
      case "f", "F", "t", "T":
        return .find(
          ViFind(
            character: try character(), isForward: letter == "f" || letter == "t",
            isTill: letter == "t" || letter == "T"))
      case "g":
        guard let motion = Self.longMotions[try character()] else { throw .unknown }
        return motion
      default: throw .unknown
      }
    }
  }

  private static let motions: [Character: ViMotion] = [
    "h": .left, "l": .right, "k": .up, "j": .down, " ": .rightAcross,
    "0": .lineStart, "^": .firstNonBlank, "$": .lineEnd, "|": .column,
    "w": .word(isBig: false), "W": .word(isBig: true),
    "e": .wordEnd(isBig: false), "E": .wordEnd(isBig: true),
    "b": .wordBack(isBig: false), "B": .wordBack(isBig: true),
    ";": .findAgain(isReversed: false), ",": .findAgain(isReversed: true),
    "%": .bracket, "G": .lastLine, "+": .lineBelow, "-": .lineAbove, "_": .lineHere,
    "{": .paragraph(isForward: false), "}": .paragraph(isForward: true),
    "(": .sentence(isForward: false), ")": .sentence(isForward: true),
  ]

  /// After a `g`.
  private static let longMotions: [Character: ViMotion] = [
    "g": .firstLine, "e": .wordEndBack(isBig: false), "E": .wordEndBack(isBig: true),
    "_": .lastNonBlank, "j": .rowDown, "k": .rowUp,
  ]
}
