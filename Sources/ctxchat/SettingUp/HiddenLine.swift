import Glibc

/// Reads a line that the terminal does not show.
enum HiddenLine {
  /// The modes to put back when Ctrl+C comes in between. No `termios()`: Swift 6.3.1 leaves out the gaps of a C structure
  /// that a static property begins with, and `tcgetattr` would write behind its end.
  nonisolated(unsafe) private static var before: termios?

  /// The next line of standard input, without its end; `nil` at the end of the input.
  static func read() -> String? {
    var shown = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &shown) == 0 else {
      return readLine()
    }
    before = shown
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    let handler = signal(SIGINT) { _ in
      if var shown = HiddenLine.before { tcsetattr(STDIN_FILENO, TCSANOW, &shown) }
      _exit(130)
    }
    // Keys that were typed early are part of the answer.
    tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSADRAIN, &shown)
      signal(SIGINT, handler)
      StandardStream.error.write("\n")
    }
    return readLine()
  }
}
