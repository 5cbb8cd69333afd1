/// The modes of vi's keys.
package enum ViMode: Sendable, Hashable {
  case insert
  /// Typing writes over what is there.
  case replace
  case normal
  /// A selection of units.
  case visual
  /// A selection of lines.
  case visualLine

  /// True while a selection grows with the cursor.
  package var isVisual: Bool { self == .visual || self == .visualLine }
  /// True while keys type text.
  package var isTyping: Bool { self == .insert || self == .replace }
}
