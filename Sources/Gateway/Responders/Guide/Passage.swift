/// A part of a context that can be quoted and understood by itself, with the headings above it.
struct Passage: Hashable, Sendable {
  /// The headings above it, the outermost first.
  var headings: [Heading]
  var text: String
  /// Which section it belongs to: passages of one section have the same number.
  var section: Int

  struct Heading: Hashable, Sendable {
    var level: Int
    var text: String
  }

  /// The headings in words, without the title of the whole document where there are others.
  var path: String {
    let inner = headings.filter { $0.level > 1 }
    return (inner.isEmpty ? headings : inner).map(\.text).joined(separator: " › ")
  }
}
