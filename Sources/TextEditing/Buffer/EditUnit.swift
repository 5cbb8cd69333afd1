/// The unit that the caret moves over in one step: a grapheme cluster, or a folded paste.
enum EditUnit: Equatable, Sendable {
  /// A cluster of one scalar, as nearly all are.
  case scalar(Unicode.Scalar)
  /// A cluster of several.
  case cluster(Character)
  case paste(FoldedPaste)

  /// True if it ends a line.
  @inline(__always)
  var isNewline: Bool {
    switch self {
    case .scalar(let scalar): scalar == "\n"
    case .cluster(let character): character == "\r\n"
    case .paste: false
    }
  }

  /// True if it is white space, line ends included.
  var isSpace: Bool {
    switch self {
    case .scalar(let scalar): scalar.properties.isWhitespace
    case .cluster(let character): character == "\r\n"
    case .paste: false
    }
  }

  /// True if it is a space or tab, after which a row may end.
  @inline(__always)
  var isBlank: Bool {
    guard case .scalar(let scalar) = self else { return false }
    return scalar == " " || scalar == "\t" || scalar == "\u{3000}"
  }

  /// The paste that is folded in it.
  var paste: FoldedPaste? {
    guard case .paste(let paste) = self else { return nil }
    return paste
  }

  /// The first scalar of a cluster; `nil` for a paste.
  var firstScalar: Unicode.Scalar? {
    switch self {
    case .scalar(let scalar): scalar
    case .cluster(let character): character.unicodeScalars.first
    case .paste: nil
    }
  }

  /// The cluster; `nil` for a paste.
  var character: Character? {
    switch self {
    case .scalar(let scalar): Character(scalar)
    case .cluster(let character): character
    case .paste: nil
    }
  }

  /// Number of grapheme clusters in it.
  var clusterCount: Int { paste?.clusterCount ?? 1 }
}
