/// Everything a terminal shows at one moment: cells, cursor and modes. Backends write the
/// difference.
public struct Frame: Sendable, Equatable {
  /// The whole screen.
  public var grid: Grid
  /// The position of the hardware cursor; `nil` hides it.
  public var cursor: Point?
  /// The window title; `nil` leaves it alone.
  public var title: String?
  /// True if mouse reports are wanted.
  public var mouse: Bool

  /// Creates a frame.
  public init(grid: Grid, cursor: Point? = nil, title: String? = nil, mouse: Bool = false) {
    self.grid = grid
    self.cursor = cursor
    self.title = title
    self.mouse = mouse
  }
}
