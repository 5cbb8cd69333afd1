import Basics
import Glibc
import Wording

/// The file in which a text is given to an editor, readable by its owner alone.
struct DraftFile: Sendable {
  let path: String
  private let original: String

  /// Creates a new file that holds a text.
  ///
  /// - Throws: The system's error number.
  init(holding text: String) throws(Failure) {
    let folder = TemporaryPlace.folder
    var template = Array("\(folder)/ctxchat-XXXXXX.md".utf8CString)
    let file = mkstemps(&template, 3)
    guard file >= 0 else { throw Failure(folder: folder, number: errno) }
    defer { close(file) }
    path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    original = text
    let cause = WholeWrite.write(Array(text.utf8), to: file)
    guard cause == 0 else {
      remove()
      throw Failure(folder: folder, number: cause)
    }
  }

  /// The text after editing.
  func text() throws(EditedText.Refusal) -> String {
    try EditedText.read(path, original: original)
  }

  /// True if it holds something that would be lost with it.
  var holdsMore: Bool {
    switch FileBytes.read(path, limit: original.utf8.count) {
    case .bytes(let bytes): !bytes.isEmpty && !bytes.elementsEqual(original.utf8)
    case .tooLarge: true
    case .missing, .notAFile, .link, .failed: false
    }
  }

  func remove() {
    unlink(path)
  }

  /// Why there is no file.
  struct Failure: Error, Equatable {
    let folder: String
    let number: Int32

    var words: String {
      localized("No file could be created in \(folder): \(SystemError.words(number)).")
    }
  }
}
