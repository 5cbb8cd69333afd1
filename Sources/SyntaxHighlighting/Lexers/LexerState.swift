/// The state that a line leaves open for the next.
struct LexerState: Sendable, Equatable {
  enum Mode: Sendable, Equatable {
    case code
    /// Inside a block comment, so deep.
    case comment(depth: Int)
    /// Inside something of one kind, to its end.
    case text(TokenKind, end: [UInt8], escapes: Bool)
    /// Inside a here document, to a line of this.
    case heredoc([UInt8])
    /// Inside a tag of markup, between attributes.
    case tag
    /// Inside the braces of a style sheet, so deep.
    case block(depth: Int)
    /// In scalar text of YAML that is indented more than this.
    case indented(Int)
    /// Inside fenced code.
    case fence([UInt8])
  }

  var mode = Mode.code
  /// Here documents that start with the next line, in order.
  var heredocs: [[UInt8]] = []
  /// The element of HTML that is open and holds another language.
  var raw: RawElement?
  /// What the text of that element leaves open.
  var rawMode = Mode.code
}
