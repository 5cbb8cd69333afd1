/// A run of text in one style.
public struct StyledSpan: Hashable, Sendable {
  /// Any text; what draws it sanitises it.
  public var text: String
  /// The look of all of it.
  public var style: Style

  /// Creates a run of text.
  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}

/// One row of laid-out text: no line ends, no tabs, sanitised, not wider than it was laid out for.
public struct StyledLine: Hashable, Sendable {
  /// Its runs from left to right.
  public var spans: [StyledSpan]

  /// Creates a row of spans.
  public init(_ spans: [StyledSpan] = []) {
    self.spans = spans
  }

  /// Creates a row of one span.
  public init(_ text: String, _ style: Style = .plain) {
    spans = text.isEmpty ? [] : [StyledSpan(text, style)]
  }

  /// The text without its looks.
  public var text: String { spans.map(\.text).joined() }
}

extension StyledLine {
  /// The columns it takes.
  public var width: Int { spans.reduce(0) { $0 + CellWidth.of($1.text) } }
}
