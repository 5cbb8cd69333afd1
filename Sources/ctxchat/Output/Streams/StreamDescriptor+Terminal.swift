import Glibc

extension StreamDescriptor {
  /// The columns of the terminal behind it; `nil` if it is not a terminal, or does not report them.
  var columns: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// True if it is a terminal that shows looks, such as bold; whether colours are among them is another question.
  var isStyled: Bool {
    guard isTerminal, let term = getenv("TERM").map({ String(cString: $0) }) else { return false }
    return !term.isEmpty && term != "dumb"
  }
}
