import Glibc
import SeedReading
import Dispatch

/// The lines of standard input, read on a thread of their own.
enum PlainLines {
  /// Calls `take` with each line, and with `nil` at the end of the input.
  static func read(_ take: @escaping @Sendable (PlainLine?) -> Void) {
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

  /// Cuts bytes at line ends, LF or CR LF. A byte order mark before the first line is not part of it.
  struct Cutter {
    private var rest: [UInt8] = []
    private var count = 0

    mutating func feed(_ bytes: some Sequence<UInt8>) -> [PlainLine] {
      var lines: [PlainLine] = []
      for byte in bytes {
        if byte == 0x0A {
          lines.append(line())
        } else {
          rest.append(byte)
        }
      }
      return lines
    }

    /// The text after the last line end, if any.
    mutating func finish() -> PlainLine? { rest.isEmpty ? nil : line() }

    private mutating func line() -> PlainLine {
      if rest.last == 0x0D { rest.removeLast() }
      if count == 0 { rest = TextBytes.withoutMark(rest) }
      defer { rest = [] }
      count += 1
      return PlainLine(rest, number: count)
    }
  }
}

/// A line of standard input, without its end.
struct PlainLine: Sendable, Equatable {
  /// Its text; bytes that are not UTF-8 are replaced by marks.
  let text: String
  /// True if all of it is UTF-8 text without NUL: nothing else is sent.
  let isText: Bool
  /// Its place in the input, from 1.
  let number: Int

  init(_ bytes: [UInt8], number: Int) {
    let text = String(validating: bytes, as: UTF8.self)
    isText = text != nil && !bytes.contains(0)
    self.text = text ?? String(decoding: bytes, as: UTF8.self)
    self.number = number
  }

  /// Creates a line of a text.
  init(_ text: String, number: Int = 1) {
    self.init(Array(text.utf8), number: number)
  }
}
