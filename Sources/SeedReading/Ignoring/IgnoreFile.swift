import Basics
import Wording

/// The rules of one ignore file.
struct IgnoreFile: Hashable, Sendable {
  /// The path of the file.
  let path: String
  /// The folder that its rules are about, as a path below the top of the tree.
  let folder: [UInt8]
  private let rules: [IgnoreRule]

  /// More bytes than this are no ignore file.
  private static let largest = 4_000_000

  init(_ bytes: [UInt8], path: String, folder: [UInt8], ignoresCase: Bool) {
    self.path = path
    self.folder = folder
    let mark = TextBytes.mark
    let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    var rules: [IgnoreRule] = []
    var number = 0
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if let rule = IgnoreRule(line, line: number, ignoresCase: ignoresCase) { rules.append(rule) }
    }
    self.rules = rules
  }

  /// Reads a file; `nil` if there is none.
  ///
  /// - Parameter followsLinks: git takes the file itself only inside of a tree.
  /// - Throws: ``SeedError`` when there is one that cannot be read: what it names must not go out unseen.
  static func read(
    _ path: String, folder: [UInt8], ignoresCase: Bool, followsLinks: Bool
  ) throws(SeedError) -> IgnoreFile? {
    switch FileBytes.read(path, limit: largest, followsLinks: followsLinks) {
    case .bytes(let bytes):
      return IgnoreFile(bytes, path: path, folder: folder, ignoresCase: ignoresCase)
    case .missing, .notAFile, .link: return nil
    case .failed(let code):
      throw SeedError(
        localized(
          """
          \(path) cannot be read (\(SystemError.words(code))), so the files to leave out are \
          unknown. Make it readable.
          """))
    case .tooLarge:
      throw SeedError(
        localized(
          """
          \(path) has more than \(largest) bytes and was not read, so the files to leave out \
          are unknown.
          """)
      )
    }
  }

  /// The last rule about a path below the top of the tree.
  func rule(about path: [UInt8], name: ArraySlice<UInt8>, isFolder: Bool) -> IgnoreRule? {
    let below = folder.isEmpty ? path[...] : path.dropFirst(folder.count + 1)
    return rules.last { $0.matches(path: below, name: name, isFolder: isFolder) }
  }
}
