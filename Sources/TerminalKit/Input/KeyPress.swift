/// A key without its modifiers.
public enum Key: Hashable, Sendable {
  /// A key that types a text; letters with Ctrl are lower case.
  case character(Character)
  case enter, tab, backspace, delete, insert, escape
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 to F35.
  case function(Int)
}

/// The modifiers that were held while a key was pressed.
public struct Modifiers: OptionSet, Hashable, Sendable {
  /// One bit for each modifier.
  public let rawValue: UInt8

  /// Modifiers by their bits, those of the kitty protocol's field less 1.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Shift.
  public static let shift = Modifiers(rawValue: 1)
  /// Alt, or Meta.
  public static let alt = Modifiers(rawValue: 2)
  /// Ctrl.
  public static let control = Modifiers(rawValue: 4)
  /// The Super key, also called Windows or Command.
  public static let `super` = Modifiers(rawValue: 8)
}

/// One press of a key. Shift is dropped for keys that type a text: `A` is `.character("A")`.
public struct KeyPress: Hashable, Sendable {
  /// The key.
  public var key: Key
  /// The modifiers held.
  public var modifiers: Modifiers

  /// Creates a press.
  public init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }
}
