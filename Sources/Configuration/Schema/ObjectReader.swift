import Basics
import Wording

/// Reads an object member by member and refuses every name that nobody asked for. What is wrong is noted and reads as
/// though it were not there, so that all mistakes are found.
struct ObjectReader {
  private let members: [Node.Member]
  private let position: Position
  let path: String
  private let mistakes: Mistakes
  private var known: [String] = []

  /// Creates a reader; what is not an object reads as an empty one.
  init(_ node: Node, path: String, _ mistakes: Mistakes) {
    if case .object(let members) = node.value {
      self.members = members
    } else {
      members = []
      mistakes.add(
        ConfigError(
          at: node.position, path: path,
          message: localized("This is \(node.words); it must be an object { … }.")))
    }
    self.path = path
    self.mistakes = mistakes
    position = node.position
  }

  /// The members with their paths, for objects whose names are the user's.
  var all: [(name: String, node: Node, path: String)] {
    members.map { ($0.name, $0.value, join($0.name)) }
  }

  private func join(_ name: String) -> String {
    let name = ValueQuote.name(name)
    return path.isEmpty ? name : "\(path).\(name)"
  }

  /// The member of that name; `null` counts as absent.
  mutating func node(_ name: String) -> Node? {
    known.append(name)
    guard let member = members.first(where: { $0.name == name }) else { return nil }
    if case .null = member.value.value { return nil }
    return member.value
  }

  mutating func text(_ name: String) -> String? {
    guard let node = node(name) else { return nil }
    guard case .text(let text) = node.value else {
      return mismatch(node, name, localized("a string in quotes"))
    }
    return text
  }

  mutating func bool(_ name: String) -> Bool? {
    guard let node = node(name) else { return nil }
    guard case .bool(let flag) = node.value else {
      return mismatch(node, name, localized("true or false"))
    }
    return flag
  }

  mutating func number(_ name: String, in range: ClosedRange<Double>) -> Double? {
    guard let node = node(name) else { return nil }
    let wanted = localized(
      "a number from \(Self.words(range.lowerBound)) to \(Self.words(range.upperBound))")
    guard case .number(let number, _) = node.value, range ~= number else {
      return mismatch(node, name, wanted)
    }
    return number
  }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let node = node(name) else { return nil }
    guard case .number(let number, true) = node.value, range ~= Int(number) else {
      return mismatch(
        node, name, localized("a whole number from \(range.lowerBound) to \(range.upperBound)"))
    }
    return Int(number)
  }

  /// A text or a list of texts.
  mutating func texts(_ name: String) -> [String]? {
    guard let node = node(name) else { return nil }
    switch node.value {
    case .text(let text): return [text]
    case .list(let nodes):
      var texts: [String] = []
      for node in nodes {
        guard case .text(let text) = node.value else {
          return mismatch(node, name, localized("a string or a list of strings"))
        }
        texts.append(text)
      }
      return texts
    default: return mismatch(node, name, localized("a string or a list of strings"))
    }
  }

  mutating func choice(_ name: String, of allowed: [String]) -> String? {
    guard let text = text(name) else { return nil }
    guard allowed.contains(text) else {
      let list = allowed.joined(separator: localized(", "))
      let quoted = ValueQuote.of(text, at: join(name))
      refuse(name, localized("\(quoted) is not one of: \(list).\(Self.hint(text, among: allowed))"))
      return nil
    }
    return text
  }

  mutating func object(_ name: String) -> ObjectReader? {
    guard let node = node(name) else { return nil }
    return ObjectReader(node, path: join(name), mistakes)
  }

  /// Refuses what was not asked for. Call it last.
  func finish() {
    for member in members where !known.contains(member.name) {
      mistakes.add(
        ConfigError(
          at: member.position, path: join(member.name),
          message: localized("Unknown setting.") + advice(on: member.name)))
    }
  }

  /// A reader of a member whose name is the user's.
  func member(_ node: Node, path: String) -> ObjectReader {
    ObjectReader(node, path: path, mistakes)
  }

  /// The place of a name that is unknown here.
  private func advice(on name: String) -> String {
    let near = Self.nearest(name, among: known).map { localized(" Did you mean \"\($0)\"?") }
    let elsewhere = SettingPlaces.words(for: name).map { localized(" \"\(name)\" belongs \($0).") }
    if near == nil, elsewhere == nil {
      return localized(" Allowed: \(known.sorted().joined(separator: localized(", "))).")
    }
    return (elsewhere ?? "") + (near ?? "")
  }

  /// True if there is a member of that name, whatever it is; `null` counts as absent here, too.
  func holds(_ name: String) -> Bool {
    members.contains { member in
      if case .null = member.value.value { return false }
      return member.name == name
    }
  }

  /// Notes what is wrong with a member.
  func refuse(_ name: String, _ message: String) {
    let place = members.first { $0.name == name }?.value.position ?? position
    mistakes.add(ConfigError(at: place, path: join(name), message: message))
  }

  /// Notes that a member is of another sort.
  ///
  /// - Returns: `nil`: it reads as though it were not there.
  private func mismatch<Value>(_ node: Node, _ name: String, _ wanted: String) -> Value? {
    let found = ValueQuote.isSecretPlace(join(name)) ? node.kind : node.words
    mistakes.add(
      ConfigError(
        at: node.position, path: join(name),
        message: localized("This is \(found); it must be \(wanted).")))
    return nil
  }

  private static func words(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
  }

  /// ` Did you mean …?` where a word is near one that is allowed; else nothing.
  static func hint(_ word: String, among allowed: [String]) -> String {
    nearest(word, among: allowed).map { localized(" Did you mean \"\($0)\"?") } ?? ""
  }

  /// The allowed word within two edits, if there is one.
  private static func nearest(_ word: String, among allowed: [String]) -> String? {
    let scored = allowed.map { ($0, editDistance(word, $0)) }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= 2 else { return nil }
    return best.0
  }
}
