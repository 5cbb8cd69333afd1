/// Reads the keys of a command from the first on; a command so far is nothing but its keys.
struct ViCommandReader {
  /// The meaning of some keys.
  enum Reading: Sendable, Equatable {
    /// At least one command begins so.
    case more
    case command(ViCommand)
    case unknown
  }

  /// A stop while reading.
  enum Stop: Error {
    case more, unknown
  }

  /// More is never meant.
  static let largestCount = 99_999

  var keys: ArraySlice<ViKey>
  let isVisual: Bool
  var register: Character?

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

  mutating func key() throws(Stop) -> ViKey {
    guard let key = keys.popFirst() else { throw .more }
    return key
  }

  mutating func character() throws(Stop) -> Character {
    guard let character = try key().character else { throw .unknown }
    return character
  }

  mutating func count() -> Int? {
    var count: Int?
    while let character = keys.first?.character, let digit = character.wholeNumberValue,
      character.isASCII, count != nil || digit > 0
    {
      count = min(Self.largestCount, (count ?? 0) * 10 + digit)
      keys.removeFirst()
    }
    return count
  }

  static func product(_ one: Int?, _ other: Int?) -> Int? {
    guard let one, let other else { return one ?? other }
    return min(largestCount, one * other)
  }

  mutating func command() throws(Stop) -> ViCommand {
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

  mutating func verb() throws(Stop) -> (ViCommand.Verb, Int?) {
    let key = try key()
    if key == .redo { return (.redo, nil) }
    if key == .delete { return try letter("x") }
    if let character = key.character { return try letter(character) }
    return (.move(try motion(key)), nil)
  }

  mutating func letter(_ letter: Character) throws(Stop) -> (ViCommand.Verb, Int?) {
    if let verb = isVisual ? try visual(letter) : try normal(letter) { return (verb, nil) }
    if let name = try operatorName(letter) {
      if isVisual { return (.operate(name, .selection(asLines: false)), nil) }
      let count = count()
      return (.operate(name, try target(of: name, letter)), count)
    }
    return (.move(try motion(.character(letter))), nil)
  }
}
