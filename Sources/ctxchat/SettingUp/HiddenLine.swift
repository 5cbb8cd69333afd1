import Glibc

/// Reads a line that the terminal does not show.
enum HiddenLine {
  /// The modes to put back when Ctrl+C comes in between.
  nonisolated(unsafe) private static var before = termios()

  /// The next line of standard input, without its end; `nil` at the end of the input.
  static func read() -> String? {
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &before) == 0 else {
      return readLine()
    }
    var hidden = before
    hidden.c_lflag &= ~tcflag_t(ECHO)
    let handler = signal(SIGINT) { _ in
      tcsetattr(STDIN_FILENO, TCSANOW, &HiddenLine.before)
      _exit(130)
    }
    // Keys that were typed early are part of the answer.
    tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSADRAIN, &before)
      signal(SIGINT, handler)
      StandardStream.error.write("\n")
    }
    return readLine()
  }
}
