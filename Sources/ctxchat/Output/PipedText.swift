import SeedReading

/// The text that is piped into `ask`.
enum PipedText {
  /// More bytes than this are no prompt: no context takes them.
  static let limit = 4 << 20

  /// The text of bytes.
  ///
  /// - Throws: ``CommandFailure`` with status 65 when they are too many or no text.
  static func text(of bytes: [UInt8]) throws -> String {
    guard bytes.count <= limit else {
      throw CommandFailure(
        .data, "Standard input is longer than 4 MB, which no context takes. Pipe in less.")
    }
    let bytes = TextBytes.withoutMark(bytes)
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw CommandFailure(
        .data, "Standard input is not UTF-8 text, so nothing was sent. Convert it first.")
    }
    return text.unicodeScalars.first == "\u{FEFF}"
      ? String(text.unicodeScalars.dropFirst()) : text
  }
}
