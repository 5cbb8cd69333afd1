/// An emoji among joined ones.
struct EmojiPart: Equatable {
  var scalar: UInt32
  /// The skin tone after it.
  var tone: UInt32?
  /// True if U+FE0F follows it.
  var hasSelector = false

  /// True if neither follows it.
  var isBare: Bool { tone == nil && !hasSelector }

  /// True if it is one of the given scalars with nothing after it.
  func isBare(of scalars: Set<UInt32>) -> Bool { isBare && scalars.contains(scalar) }
}
