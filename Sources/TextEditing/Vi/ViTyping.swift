/// One thing that is done while text is typed: what `.` and counts repeat.
package enum ViTyping: Sendable, Equatable {
  case text(String)
  case paste(String)
  case action(EditAction)
  case backspace
  /// Ctrl+W.
  case wordBack
  /// Ctrl+U.
  case lineBack
}
