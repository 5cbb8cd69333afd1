import Glibc

extension StreamDescriptor {
  /// The columns of the terminal behind it; `nil` if it is not a terminal, or does not report them.
  var columns: Int? {
    guard isTerminal else { return nil }
    var size = winsize()
    guard ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// True if bold and colours may be used on it.
  var isStyled: Bool {
    guard isTerminal, (getenv("NO_COLOR").map { $0.pointee } ?? 0) == 0 else { return false }
    return getenv("TERM").map { String(cString: $0) != "dumb" } ?? false
  }
}
