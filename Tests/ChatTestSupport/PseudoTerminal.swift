import CVterm
import Glibc

/// A pseudo-terminal: the side that a terminal emulator holds.
package struct PseudoTerminal {
  package let descriptor: Int32
  package let path: String
  /// Kept open, so that the modes can still be read when the program has ended.
  private let programSide: Int32

  /// Opens one of a size.
  package init(rows: Int, columns: Int) throws {
    var emulatorSide: Int32 = -1
    var programSide: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&emulatorSide, &programSide, &name, nil, nil) == 0 else {
      throw TerminalProgram.Failure(message: "no pseudo-terminal: errno \(errno)", screen: "")
    }
    _ = fcntl(emulatorSide, F_SETFD, FD_CLOEXEC)
    _ = fcntl(programSide, F_SETFD, FD_CLOEXEC)
    descriptor = emulatorSide
    self.programSide = programSide
    path = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    resize(rows: rows, columns: columns)
  }

  /// Changes the size; the kernel sends SIGWINCH.
  package func resize(rows: Int, columns: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }

  /// Gives the terminal back to the system.
  package func close() {
    Glibc.close(programSide)
    Glibc.close(descriptor)
  }

  /// What `stty -a` shows: the modes of the line, for comparing before and after.
  package var modes: [UInt32] {
    var modes = termios()
    tcgetattr(programSide, &modes)
    let characters = withUnsafeBytes(of: modes.c_cc) { Array($0).map(UInt32.init) }
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag] + characters
  }
}
