import TextEditing

/// `@path` mentions in a prompt. Where a path ends is only known from what files there are: the longest one that
/// is there counts.
package struct PathMentions: Sendable, Hashable {
  /// Files and folders that exist, each once, in their order in the text.
  package private(set) var paths: [String] = []
  /// Words that look like paths and name nothing.
  package private(set) var unknown: [String] = []

  /// True if a text may hold a mention: then the files have to be looked up.
  package static func mayStand(in text: String) -> Bool {
    var before: Character?
    guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
    for character in text {
      if character == "@", MentionSyntax.mayBegin(after: before) { return true }
      before = character
    }
    return false
  }

  /// - Parameters:
  ///   - isThere: Whether a path names a file or a folder.
  ///   - isBegun: Whether a file or a folder begins so.
  package init(
    in text: String, isThere: (String) -> Bool, isBegun: (String) -> Bool
  ) {
    guard Self.mayStand(in: text) else { return }
    var fence = CodeFence()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    where !fence.takes(line) && line.contains("@") {
      read(Array(line), isThere, isBegun)
    }
  }

  private mutating func read(
    _ line: [Character], _ isThere: (String) -> Bool, _ isBegun: (String) -> Bool
  ) {
    var index = 0
    while let at = line[index...].firstIndex(of: "@") {
      index = at + 1
      guard MentionSyntax.mayBegin(after: at == 0 ? nil : line[at - 1]) else { continue }
      let word = MentionWord(line[index...])
      if let (path, length) = word.longest(isThere) {
        if !paths.contains(path) { paths.append(path) }
        index += length
      } else if let name = word.pathLikeName(isBegun), !Self.isInCode(line, at: at) {
        if !unknown.contains(name) { unknown.append(name) }
      }
    }
  }

  /// True for a place between backticks.
  private static func isInCode(_ line: [Character], at index: Int) -> Bool {
    let before = line[..<index].count { $0 == "`" }
    return before % 2 == 1 && line[index...].contains("`")
  }
}
