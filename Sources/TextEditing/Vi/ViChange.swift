/// A change as `.` makes it again.
struct ViChange: Sendable, Equatable {
  /// A selection without its place.
  struct Extent: Sendable, Equatable {
    /// Number of line ends in it.
    var lines: Int
    /// Units in its last line.
    var units: Int
    var isLines: Bool
  }

  var command: ViCommand
  /// The text that was typed after it.
  var typed: [ViTyping] = []
  /// The selection that it worked on in visual mode.
  var extent: Extent?
}
