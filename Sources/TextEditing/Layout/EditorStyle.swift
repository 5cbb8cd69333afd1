package import TerminalKit

/// The styles of the parts of a text under edit.
package struct EditorStyle: Sendable, Hashable {
  /// The style of the text.
  package var text: Style
  /// The label of a folded paste.
  package var paste: Style
  /// The picture of a control character.
  package var control: Style
  /// Laid over what is selected.
  package var selection: Style

  /// Creates a style; parts that are not named are plain.
  package init(
    text: Style = .plain, paste: Style = .plain, control: Style = .plain,
    selection: Style = Style(attributes: .reverse)
  ) {
    self.text = text
    self.paste = paste
    self.control = control
    self.selection = selection
  }
}
