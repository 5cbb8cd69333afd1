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
  /// The look of the cursor; `nil` for the terminal's own.
  public var cursorShape: CursorShape?

  /// Creates a frame.
  public init(
    grid: Grid, cursor: Point? = nil, title: String? = nil, mouse: Bool = false,
    cursorShape: CursorShape? = nil
  ) {
    self.grid = grid
    self.cursor = cursor
    self.title = title
    self.mouse = mouse
    self.cursorShape = cursorShape
  }
}
