package import TerminalKit

/// How the parts of a text under edit look.
package struct EditorStyle: Sendable, Hashable {
  package var text: Style
  /// The label of a folded paste.
  package var paste: Style
  /// The picture of a control character.
  package var control: Style

  package init(text: Style = .plain, paste: Style = .plain, control: Style = .plain) {
    self.text = text
    self.paste = paste
    self.control = control
  }
}
