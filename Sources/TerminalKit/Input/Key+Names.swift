extension Key {
  /// A key by its name, or a single character.
  init?(name: Substring) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    let lower = name.lowercased()
    if let key = Self.named[lower] {
      self = key
    } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...35).contains(number),
      lower == "f\(number)"
    {
      self = .function(number)
    } else if lower.hasPrefix("u+"), let value = UInt32(lower.dropFirst(2), radix: 16),
      let scalar = Unicode.Scalar(value)
    {
      self = .character(Character(scalar))
    } else {
      return nil
    }
  }

  private static let named: [String: Key] = [
    "enter": .enter, "return": .enter, "ret": .enter,
    "tab": .tab, "backspace": .backspace, "bs": .backspace,
    "delete": .delete, "del": .delete, "insert": .insert, "ins": .insert,
    "escape": .escape, "esc": .escape,
    "up": .up, "down": .down, "left": .left, "right": .right,
    "home": .home, "end": .end,
    "pageup": .pageUp, "pgup": .pageUp, "prior": .pageUp,
    "pagedown": .pageDown, "pgdown": .pageDown, "pgdn": .pageDown, "next": .pageDown,
    "space": .character(" "), "spc": .character(" "),
    "plus": .character("+"), "minus": .character("-"),
  ]

  /// The canonical name.
  var name: String {
    switch self {
    case .character(let character): Self.name(of: character)
    case .enter: "Enter"
    case .tab: "Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .escape: "Esc"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .function(let number): "F\(number)"
    }
  }

  /// A character that cannot be in a name is written as its number.
  private static func name(of character: Character) -> String {
    if character == " " { return "Space" }
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return String(character)
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .nonspacingMark, .enclosingMark,
      .spacingMark, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return "U+" + String(scalar.value, radix: 16, uppercase: true)
    default:
      // A jamo or a modifier joins with the character before it.
      return ("+" + String(character)).count == 2
        ? String(character) : "U+" + String(scalar.value, radix: 16, uppercase: true)
    }
  }
}
