import Wording

/// The parts of the screen that keys are bound in. A press is looked up in those in force, the most special first.
package enum KeyContext: String, Sendable, CaseIterable {
  /// Everywhere, after all others.
  case global
  /// The composer has the keyboard.
  case composer
  /// Any text field, the composer included.
  case editing
  /// The history search of the composer.
  case historySearch
  /// A message of the transcript has the keyboard.
  case transcript
  /// The context menu.
  case menu
  /// Two replies side by side.
  case comparing
  /// Any list, form or text over the transcript.
  case panel

  /// True if a key of this context hides the same key of another while both are in force.
  func isLookedUp(before other: KeyContext) -> Bool {
    switch other {
    case .global: self != .global
    case .editing: [.composer, .historySearch, .menu, .panel].contains(self)
    case .panel: self == .menu || self == .comparing
    case .composer, .historySearch, .transcript, .menu, .comparing: false
    }
  }

  /// Its heading in the help.
  package var title: String {
    switch self {
    case .global: localized("Everywhere")
    case .composer: localized("Writing")
    case .editing: localized("Editing text")
    case .historySearch: localized("Searching your prompts")
    case .transcript: localized("Reading (after Tab)")
    case .menu: localized("Context menu (F2)")
    case .comparing: localized("Comparing replies")
    case .panel: localized("Lists and forms")
    }
  }
}
