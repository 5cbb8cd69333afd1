/// An operation on a stretch of the text.
enum ViOperator: Sendable, Hashable {
  case delete, change, yank, shiftRight, shiftLeft, toggleCase, lowerCase, upperCase

  /// True if it works on whole lines whatever it is given.
  var takesLines: Bool { self == .shiftLeft || self == .shiftRight }
  /// True if `.` repeats it.
  var isChange: Bool { self != .yank }
}
