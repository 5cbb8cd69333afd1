import Glibc
import Dispatch

/// The lines of standard input, read on a thread of their own.
enum PlainLines {
  /// Calls `take` with each line without its end, and with `nil` at the end of the input.
  static func read(_ take: @escaping @Sendable (String?) -> Void) {
    DispatchQueue(label: "ctxchat.lines").async {
      var cutter = Cutter()
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { break }
        for line in cutter.feed(buffer[..<count]) { take(line) }
      }
      if let rest = cutter.finish() { take(rest) }
      take(nil)
    }
  }

  /// Cuts bytes at line ends, LF or CR LF.
  struct Cutter {
    private var rest: [UInt8] = []

    mutating func feed(_ bytes: some Sequence<UInt8>) -> [String] {
      var lines: [String] = []
      for byte in bytes {
        if byte == 0x0A {
          lines.append(line())
        } else {
          rest.append(byte)
        }
      }
      return lines
    }

    /// What follows the last line end, if anything does.
    mutating func finish() -> String? { rest.isEmpty ? nil : line() }

    private mutating func line() -> String {
      if rest.last == 0x0D { rest.removeLast() }
      defer { rest = [] }
      return String(decoding: rest, as: UTF8.self)
    }
  }
}
