/// The screen's edge: whatever can show frames. The real one is ncurses; tests use one in memory.
@MainActor
public protocol TerminalBackend: AnyObject {
  /// The present size in cells.
  var size: Size { get }
  /// Number of colours of the terminal: 0 (monochrome), 8, 16 or 256.
  var colors: Int { get }
  /// Shows a frame by writing what differs from the one before.
  func present(_ frame: Frame)
  /// Forgets what is on the screen, so that the next frame is written in full (Ctrl+L, after a resize).
  func invalidate()
}
