/// The result of a key in vi's modes.
package enum ViOutcome: Sendable, Equatable {
  /// It means nothing to vi: the key belongs to the program.
  case passed
  /// The text is as it was; the cursor, the mode or the command so far may have changed.
  case moved
  case changed
  /// Up from the first line: so many prompts back.
  case older(Int)
  /// Down from the last line.
  case newer(Int)
  /// No command begins so.
  case ignored
}
