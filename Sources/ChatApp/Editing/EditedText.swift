import Glibc

/// What an editor left in a file, as the text that was meant.
enum EditedText {
  /// Why a file is no text for a prompt, as the end of a sentence that begins with the file.
  struct Refusal: Error, Equatable {
    let words: String
  }

  /// More bytes than this are no prompt: no context takes them.
  static let limit = 4 << 20

  /// The text of a file: without a byte order mark, with plain line ends, and without the line end that editors put
  /// behind the last line.
  ///
  /// - Parameter original: What the editor was given.
  static func read(_ path: String, original: String) throws(Refusal) -> String {
    switch TextFile.read(path, limit: limit) {
    case .text(let text): return plain(text, original: original)
    case .tooLarge(let bytes):
      throw Refusal(words: "has \(bytes) bytes; at most \(limit) go into a prompt")
    case .binary: throw Refusal(words: "is not UTF-8 text")
    case .missing: throw Refusal(words: "is not there any more")
    }
  }

  /// A text without the traces of the program that wrote it.
  static func plain(_ text: String, original: String) -> String {
    var scalars = Substring(text).unicodeScalars
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    var plain = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in scalars {
      if isAfterReturn, scalar != "\n" { plain.append("\r") }
      isAfterReturn = scalar == "\r"
      if !isAfterReturn { plain.append(scalar) }
    }
    if isAfterReturn { plain.append("\r") }
    if plain.last == "\n", original.unicodeScalars.last != "\n" { plain.removeLast() }
    return String(plain)
  }
}
