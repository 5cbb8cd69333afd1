import Basics
import Glibc
import TerminalKit

/// Measured terminals from earlier starts: the file `terminals` of the data folder, a line for each.
struct TerminalMemory {
  /// The newest first.
  private(set) var records: [MeasuredTerminal]
  private let path: String

  /// Terminals that are kept: more than anyone uses.
  private static let limit = 32

  /// Reads the file of a data folder; nothing where there is none, and no line that we did not write.
  init(in folder: String) {
    path = folder + "/terminals"
    guard case .bytes(let bytes) = FileBytes.read(path, limit: 64 * 1024) else {
      records = []
      return
    }
    records = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .compactMap { MeasuredTerminal(line: $0) }
  }

  /// Keeps a record in the place of an older one, for the next start. Where it cannot be written, that start measures
  /// again.
  mutating func keep(_ record: MeasuredTerminal) {
    let others = records.filter { $0.key != record.key }
    records = [record] + others.prefix(Self.limit - 1)
    try? PrivateFile.replace(path, records.map { $0.line + "\n" }.joined())
  }
}
