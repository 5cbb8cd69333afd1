/// Everything a terminal shows at one moment: cells, cursor and modes. Backends write the
/// difference.
public struct Frame: Sendable, Equatable {
  /// The whole screen.
  public var grid: Grid
  /// Where the hardware cursor is parked; `nil` hides it.
  public var cursor: Point?
  /// The window title; `nil` leaves it alone.
  public var title: String?
  /// Whether mouse reports are wanted.
  public var mouse: Bool

  /// A frame.
  public init(grid: Grid, cursor: Point? = nil, title: String? = nil, mouse: Bool = false) {
    self.grid = grid
    self.cursor = cursor
    self.title = title
    self.mouse = mouse
  }
}
