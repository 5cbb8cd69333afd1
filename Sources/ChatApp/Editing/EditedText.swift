import Basics
import SeedReading
import Wording

/// The text in an editor's file, as it was meant.
enum EditedText {
  /// Why a file is not text for a prompt, as the end of a sentence that begins with the file.
  struct Refusal: Error, Equatable {
    let words: String
  }

  /// More bytes than this are no prompt: no context takes them.
  static let limit = 4 << 20

  /// The text of a file: without a byte order mark, with plain line ends, and without the line end that editors put
  /// behind the last line.
  ///
  /// - Parameter original: The text given to the editor.
  static func read(_ path: String, original: String) throws(Refusal) -> String {
    switch FileBytes.read(path, limit: limit) {
    case .bytes(let bytes):
      guard TextBytes.problem(bytes) == nil else {
        throw Refusal(words: localized("is not UTF-8 text"))
      }
      return plain(String(decoding: bytes, as: UTF8.self), original: original)
    case .tooLarge:
      throw Refusal(words: localized("is too large; the limit of a prompt is \(limit) bytes"))
    case .missing: throw Refusal(words: localized("no longer exists"))
    case .notAFile, .link: throw Refusal(words: localized("is no longer a regular file"))
    case .failed(let code):
      throw Refusal(words: localized("cannot be read: \(SystemError.words(code))"))
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
