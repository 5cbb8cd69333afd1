extension KeyPress {
  /// A press by its name, `Ctrl+X`, `C-x` or `PageUp`.
  init?(name: Substring) {
    var rest = name
    var modifiers: Modifiers = []
    while let (modifier, length) = Self.leadingModifier(rest) {
      guard !modifiers.contains(modifier) else { return nil }
      modifiers.insert(modifier)
      rest = rest.dropFirst(length)
    }
    guard let key = Key(name: rest) else { return nil }
    self.init(key, modifiers)
    guard case .character(let character) = key else { return }
    guard let settled = Self.settle(character, modifiers) else { return nil }
    self = settled
  }

  /// A modifier with its `+` or `-` in front of something else.
  private static func leadingModifier(_ text: Substring) -> (Modifiers, length: Int)? {
    guard let end = text.firstIndex(where: { $0 == "+" || $0 == "-" }), end != text.startIndex,
      text.index(after: end) != text.endIndex,
      let modifier = modifierNames[text[..<end].lowercased()]
    else { return nil }
    return (modifier, text.distance(from: text.startIndex, to: end) + 1)
  }

  private static let modifierNames: [String: Modifiers] = [
    "ctrl": .control, "control": .control, "c": .control,
    "alt": .alt, "meta": .alt, "option": .alt, "m": .alt, "a": .alt,
    "shift": .shift, "s": .shift,
    "super": .super, "cmd": .super, "command": .super, "win": .super,
  ]

  /// The press in the form that the decoder gives it; `nil` where Shift would ask for the layout.
  private static func settle(_ character: Character, _ modifiers: Modifiers) -> KeyPress? {
    let isCommand = !modifiers.isDisjoint(with: [.control, .super])
    if character.isLetter, isCommand {
      let lower = character.lowercased()
      return KeyPress(.character(lower.count == 1 ? Character(lower) : character), modifiers)
    }
    if character == "@", modifiers.contains(.control) {
      return KeyPress(.character(" "), modifiers)
    }
    guard modifiers.contains(.shift) else { return KeyPress(.character(character), modifiers) }
    let upper = character.uppercased()
    guard character.isLetter, upper.count == 1 else { return nil }
    return KeyPress(.character(Character(upper)), modifiers.subtracting(.shift))
  }

  /// The canonical name.
  var name: String {
    var name = ""
    if modifiers.contains(.control) { name += "Ctrl+" }
    if modifiers.contains(.alt) { name += "Alt+" }
    if modifiers.contains(.shift) { name += "Shift+" }
    if modifiers.contains(.super) { name += "Super+" }
    if case .character(let character) = key, character.isLetter,
      !modifiers.isDisjoint(with: [.control, .super]),
      character.uppercased().lowercased() == String(character), character.uppercased().count == 1
    {
      return name + character.uppercased()
    }
    return name + key.name
  }
}
