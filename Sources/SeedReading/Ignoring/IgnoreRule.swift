/// One line of an ignore file.
struct IgnoreRule: Hashable, Sendable {
  /// True if it takes back what a line before it ignores.
  let isNegated: Bool
  /// The line in its file, from 1.
  let line: Int
  private let isForFolders: Bool
  /// True if it is about the whole path below its file; else about the name alone.
  private let isAnchored: Bool
  private let pattern: PathPattern

  /// Reads a line without its end; `nil` for one that holds no rule.
  init?(_ text: ArraySlice<UInt8>, line: Int, ignoresCase: Bool) {
    guard let first = text.first, first != UInt8(ascii: "#") else { return nil }
    var rest = Self.trimmed(text.prefix { $0 != 0 })
    isNegated = rest.first == UInt8(ascii: "!")
    if isNegated { rest = rest.dropFirst() }
    isForFolders = rest.last == UInt8(ascii: "/")
    if isForFolders { rest = rest.dropLast() }
    isAnchored = rest.contains(UInt8(ascii: "/"))
    if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    self.line = line
    pattern = PathPattern(rest, ignoresCase: ignoresCase)
  }

  /// True if it is about a path.
  ///
  /// - Parameters:
  ///   - path: Below the folder of the rule's file.
  ///   - name: The path's last part.
  func matches(path: ArraySlice<UInt8>, name: ArraySlice<UInt8>, isFolder: Bool) -> Bool {
    (isFolder || !isForFolders) && pattern.matches(isAnchored ? path : name)
  }

  /// Blanks at the end do not count, unless a backslash precedes them.
  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let isEscape = text[index] == UInt8(ascii: "\\")
      let isBlank = text[index] == UInt8(ascii: " ")
      index += isEscape ? 2 : 1
      if !isBlank { end = min(index, text.endIndex) }
    }
    return text[..<end]
  }
}
