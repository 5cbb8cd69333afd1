/// What is kept while text is typed.
struct ViTypingSession: Sendable, Equatable {
  /// What was typed since it began, or since the cursor was moved by other keys.
  var typed: [ViTyping] = []
  /// True if a command began it, which `.` makes again with what was typed.
  var hasCommand = false
  /// How often it is typed in all.
  var count = 1
  /// True if each repetition has a line of its own.
  var isInNewLines = false
  /// Where it began: Ctrl+W and Ctrl+U stop there once.
  var start = 0
  /// The units that were written over, the last one last; `nil` where the text was extended.
  var covered: [EditUnit?] = []
}
