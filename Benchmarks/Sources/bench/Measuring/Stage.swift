import Glibc
import NcursesBackend

/// The real terminal edge on a pseudo-terminal whose other side throws away what it reads.
@MainActor
final class Stage {
  let terminal: NcursesTerminal
  private let programSide: Int32

  init(columns: Int, rows: Int) throws {
    setenv("TERM", "xterm-256color", 1)
    var emulatorSide: Int32 = -1
    var programSide: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&emulatorSide, &programSide, &name, nil, &size) == 0 else {
      throw Failure("no pseudo-terminal: errno \(errno)")
    }
    self.programSide = programSide
    var reader = pthread_t()
    pthread_create(
      &reader, nil, discardOutput, UnsafeMutableRawPointer(bitPattern: Int(emulatorSide)))
    pthread_detach(reader)
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    terminal = try NcursesTerminal(path: path)
  }

  isolated deinit {
    terminal.close()
    close(programSide)
  }
}

/// Reads a descriptor to its end, on a thread of its own.
private func discardOutput(_ descriptor: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  let descriptor = Int32(Int(bitPattern: descriptor))
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while read(descriptor, &buffer, buffer.count) > 0 {}
  close(descriptor)
  return nil
}
