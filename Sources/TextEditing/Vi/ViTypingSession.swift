/// The state while text is typed.
struct ViTypingSession: Sendable, Equatable {
  /// The keys typed since it began, or since the cursor was moved by other keys.
  var typed: [ViTyping] = []
  /// True if a command began it, which `.` makes again with what was typed.
  var hasCommand = false
  /// The number of times that it is typed in all.
  var count = 1
  /// True if each repetition has a line of its own.
  var isInNewLines = false
  /// Its start: Ctrl+W and Ctrl+U stop there once.
  var start = 0
  /// The units that were written over, the last one last; `nil` where the text was extended.
  var covered: [EditUnit?] = []
}
