import Glibc
import SeedReading

/// The text that is piped into `ask`.
enum PipedText {
  /// More bytes than this are no prompt: no context takes them.
  static let limit = 4 << 20

  /// Standard input as a text.
  ///
  /// - Throws: ``CommandFailure`` with status 65 when it is too long or no text, 74 when it cannot be read.
  static func read() throws -> String {
    let bytes: [UInt8]
    do throws(FileHandle.Problem) {
      bytes = try FileHandle.standardInput(upTo: limit)
    } catch {
      switch error {
      case .tooLong:
        throw CommandFailure(
          .data, "Standard input is longer than 4 MB, which no context takes. Pipe in less.")
      case .failed(let code):
        throw CommandFailure(
          .io, "Standard input cannot be read: \(String(cString: strerror(code))).")
      }
    }
    return try text(of: bytes)
  }

  /// The text of bytes.
  ///
  /// - Throws: ``CommandFailure`` with status 65 when they are no text.
  static func text(of bytes: [UInt8]) throws -> String {
    let bytes = TextBytes.withoutMark(bytes)
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw CommandFailure(
        .data, "Standard input is not UTF-8 text, so nothing was sent. Convert it first.")
    }
    return text
  }
}
