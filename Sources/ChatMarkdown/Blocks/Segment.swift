/// An independent stretch of the source: a top-level block, or one item of a top-level
/// list.
///
/// Parsed alone it means what it means in its message, link reference definitions aside.
struct Segment: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    /// For the Markdown parser.
    case markdown
    /// An item of a top-level ordered list: the number to show.
    case item(number: Int)
    /// A fenced code block; the part is the text between the fences.
    case fence(Fence, content: Range<Int>)
    /// Display math in lines of its own; the part is the text between the delimiters.
    case math(content: Range<Int>)
    /// Link reference definitions, one a line.
    case definitions
  }

  var kind: Kind
  var range: Range<Int>
  /// True if a blank row sets it off from what is above.
  var hasGap: Bool
}
