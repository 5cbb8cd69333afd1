/// What the caret moves over in one step: a grapheme cluster, or a paste that is folded up.
enum EditUnit: Equatable, Sendable {
  case cluster(Character)
  case paste(FoldedPaste)

  /// Whether it ends a line.
  var isNewline: Bool {
    guard case .cluster(let character) = self else { return false }
    return character == "\n" || character == "\r\n"
  }

  /// Whether it is white space, line ends included.
  var isSpace: Bool {
    guard case .cluster(let character) = self else { return false }
    return character.isWhitespace
  }

  /// Grapheme clusters that it stands for.
  var clusterCount: Int {
    switch self {
    case .cluster: 1
    case .paste(let paste): paste.clusterCount
    }
  }
}
