/// Collects the tokens of a line and keeps the promise that they are in order, inside the line and
/// not empty.
struct TokenSink {
  private(set) var tokens: [HighlightToken] = []
  private let count: Int
  private var end = 0

  /// Creates a sink for a line of a number of bytes.
  init(count: Int) {
    self.count = count
  }

  /// Adds a token; plain text needs none, and touching tokens of one kind become one.
  mutating func add(_ kind: TokenKind, _ from: Int, _ to: Int) {
    let lower = max(from, end)
    let upper = min(to, count)
    guard upper > lower, kind != .plain else { return }
    end = upper
    if let last = tokens.last, last.kind == kind, last.utf8Range.upperBound == lower {
      tokens[tokens.count - 1].utf8Range = last.utf8Range.lowerBound..<upper
    } else {
      tokens.append(HighlightToken(kind: kind, utf8Range: lower..<upper))
    }
  }
}
