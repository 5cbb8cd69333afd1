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
  /// What was typed after it.
  var typed: [ViTyping] = []
  /// What it worked on in visual mode.
  var extent: Extent?
}
