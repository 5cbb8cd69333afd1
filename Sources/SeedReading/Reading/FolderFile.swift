import Basics
import ChatModel
import Wording

/// A file of a folder, as a part of a seed.
enum FolderFile: Equatable {
  /// Its bytes, without a byte order mark.
  case text([UInt8])
  case leftOut(reason: String)

  init(_ realPath: String, limit: Int) {
    self =
      switch FileBytes.read(realPath, limit: limit, followsLinks: false, onlyText: true) {
      case .bytes(let bytes):
        if let problem = TextBytes.problem(bytes) {
          .leftOut(reason: problem)
        } else if !TextBytes.holdsText(bytes) {
          .leftOut(reason: localized("empty"))
        } else {
          .text(TextBytes.withoutMark(bytes))
        }
      case .tooLarge(let bytes):
        .leftOut(
          reason: bytes > 0
            ? localized("\(Count.text(bytes)) bytes, too large") : localized("too large"))
      case .missing: .leftOut(reason: localized("deleted"))
      case .notAFile, .link: .leftOut(reason: localized("not a regular file"))
      case .failed(let code):
        .leftOut(reason: localized("cannot be read (\(SystemError.words(code)))"))
      }
  }
}
