import TerminalKit

/// Marks the characters that a filter matched.
enum MatchHighlight {
  /// The text in spans; `positions` count grapheme clusters.
  static func spans(
    _ text: String, positions: [Int], style: Style, match: Style
  ) -> [StyledSpan] {
    guard !positions.isEmpty else { return [StyledSpan(text, style)] }
    let marked = Set(positions)
    var spans: [StyledSpan] = []
    for (place, character) in text.enumerated() {
      let look = marked.contains(place) ? style.overlaid(with: match) : style
      if let last = spans.indices.last, spans[last].style == look {
        spans[last].text.append(character)
      } else {
        spans.append(StyledSpan(String(character), look))
      }
    }
    return spans
  }
}
