import ChatTestSupport
import Glibc
import TerminalKit

@testable import NcursesBackend

/// The real ncurses on a pseudo-terminal of this process, its bytes in a real emulator.
@MainActor
final class Stage {
  let pseudo: PseudoTerminal
  let emulator: Emulator
  let terminal: NcursesTerminal
  /// What a terminal with another width table would make of the bytes; libvterm gets the rest.
  var ears: ([UInt8]) -> [UInt8] = { $0 }
  /// Every byte that was written.
  private(set) var recording: [UInt8] = []

  init(rows: Int, columns: Int) throws {
    setenv("TERM", "xterm-256color", 1)
    pseudo = try PseudoTerminal(rows: rows, columns: columns)
    emulator = Emulator(rows: rows, columns: columns)
    terminal = try NcursesTerminal(path: pseudo.path)
  }

  /// Shows a frame; what a user would see.
  func show(_ grid: Grid, cursor: Point? = nil) -> Screen {
    let reader = Reader(pseudo.descriptor)
    terminal.present(Frame(grid: grid, cursor: cursor))
    take(reader.finish())
    return emulator.snapshot()
  }

  @discardableResult
  func read() -> [UInt8] {
    var all: [UInt8] = []
    var entry = pollfd(fd: pseudo.descriptor, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while poll(&entry, 1, 0) == 1 {
      let count = Glibc.read(pseudo.descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      all += buffer[..<count]
    }
    take(all)
    return all
  }

  private func take(_ bytes: [UInt8]) {
    emulator.feed(ears(bytes))
    recording += bytes
  }

  func close() {
    terminal.close()
    read()
    pseudo.close()
  }
}

/// Reads a pseudo-terminal meanwhile: it does not hold the bytes of a large frame.
private final class Reader: @unchecked Sendable {
  // Only the thread has the bytes until it was joined.
  private var bytes: [UInt8] = []
  private let descriptor: Int32
  private var stop: [Int32] = [-1, -1]
  private var thread = pthread_t()

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    pipe(&stop)
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Reader>.fromOpaque(context).takeUnretainedValue().run()
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Everything that was written.
  func finish() -> [UInt8] {
    Glibc.close(stop[1])
    pthread_join(thread, nil)
    Glibc.close(stop[0])
    return bytes
  }

  private func run() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var entries = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: stop[0], events: Int16(POLLIN), revents: 0),
    ]
    while poll(&entries, 2, -1) > 0 {
      guard entries[0].revents & Int16(POLLIN) != 0 else { return }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return }
      bytes += buffer[..<count]
    }
  }
}
