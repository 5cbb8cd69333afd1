import Basics
import FoundationEssentials
import Wording

/// A recording as it was read: its head, and what happened, in order.
package struct Recording: Sendable, Equatable {
  /// The first line.
  package var head: RecordingHead
  /// The members that only this program needs.
  package var program: RecordingHead.Program
  /// Everything after it that this program knows.
  package var moments: [RecordedMoment]

  /// More bytes than this are not read.
  package static let limit = 256 << 20

  /// Reads a file.
  ///
  /// - Throws: ``RecordingError``.
  package static func read(_ path: String) throws(RecordingError) -> Recording {
    switch FileBytes.read(path, limit: limit) {
    case .bytes(let bytes): return try Recording(bytes, name: path)
    case .missing: throw RecordingError(.missing, localized("There is no file \(path)."))
    case .tooLarge:
      throw RecordingError(
        .data,
        localized("\(path) is larger than \(limit >> 20) MB, the most that a recording can have."))
    case .notAFile, .link: throw RecordingError(.data, localized("\(path) is not a file."))
    case .failed(let cause):
      throw RecordingError(
        .unread, localized("\(path) cannot be read: \(SystemError.words(cause))."))
    }
  }

  /// Reads the text of a file. A last line that was cut, as by a crash, is left out.
  ///
  /// - Throws: ``RecordingError``, with a sentence that begins with `name`.
  package init(_ bytes: [UInt8], name: String) throws(RecordingError) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let head = lines.first.flatMap { try? JSONDecoder().decode(RecordingHead.self, from: Data($0)) }
    guard let head, let program = head.ctxchat, head.version == 2, Self.isSize(head) else {
      throw RecordingError(
        .data,
        localized(
          """
          \(name) is not a recording of ctxchat. `ctxchat --record FILE` makes one; recordings of other \
          programs can be watched with asciinema.
          """))
    }
    self.head = head
    self.program = program
    moments = []
    var seconds = 0.0
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      guard let read = RecordingLine.read(line) else {
        if index == lines.count - 1, bytes.last != UInt8(ascii: "\n") { break }
        throw RecordingError(
          .data, localized("\(name), line \(index + 1), is not a line of a recording."))
      }
      // Lines of several threads may be some microseconds out of order.
      seconds = max(seconds, read.seconds)
      if let event = read.event { moments.append(RecordedMoment(seconds, event)) }
    }
  }

  private static func isSize(_ head: RecordingHead) -> Bool {
    1...10_000 ~= head.width && 1...10_000 ~= head.height
  }
}
