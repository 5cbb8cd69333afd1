import Basics
import Glibc
import SeedReading
import Wording

/// The text that is piped into `ask`.
enum PipedText {
  /// More bytes than this are no prompt: no context takes them.
  static let limit = 4 << 20

  /// Standard input as a text.
  ///
  /// - Throws: ``CommandFailure`` with status 65 when it is too long or no text, 74 when it cannot be read.
  static func read() throws -> String {
    switch FileBytes.read(descriptor: STDIN_FILENO, limit: limit) {
    case .bytes(let bytes): return try text(of: bytes)
    case .failed(let code):
      throw CommandFailure(
        .io, localized("Standard input cannot be read: \(SystemError.words(code))."))
    case .tooLarge, .missing, .notAFile, .link:
      throw CommandFailure(
        .data,
        localized("Standard input is longer than 4 MB, the limit of a context. Pipe in less."))
    }
  }

  /// The text of bytes.
  ///
  /// - Throws: ``CommandFailure`` with status 65 when they are no text.
  static func text(of bytes: [UInt8]) throws -> String {
    let bytes = TextBytes.withoutMark(bytes)
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw CommandFailure(
        .data, localized("Standard input is not UTF-8 text, so nothing was sent. Convert it first.")
      )
    }
    return text
  }
}
