/// The surroundings of a match on one line, with the matches in grapheme clusters.
struct SearchSnippet: Equatable, Sendable {
  var text: String
  var matches: [Range<Int>]

  /// In grapheme clusters.
  private static let before = 24
  private static let length = 120
  /// How far into a text is looked for a match, in scalars.
  static let reach = 200_000

  /// The snippet of the text that holds most of the terms; of the first when several do.
  init(of texts: [String], matcher: SearchMatcher) {
    var best: (text: String, matches: [SearchMatcher.Match]) = (
      texts.first { !$0.isEmpty } ?? "", []
    )
    for text in texts {
      let matches = matcher.firstMatches(in: text, limit: Self.reach)
      if matches.count > best.matches.count { best = (text, matches) }
      if matches.count == matcher.terms.count { break }
    }
    let start = best.matches.first?.range.lowerBound ?? best.text.startIndex
    text = Self.line(of: best.text, around: start)
    matches = Self.clusters(of: matcher.allMatches(in: text).map(\.range), in: text)
  }

  /// White space folded to single blanks, and an ellipsis where text was left out.
  private static func line(of text: String, around match: String.Index) -> String {
    let match = text.startOfCluster(at: match)
    let first = text.index(match, offsetBy: -before, limitedBy: text.startIndex) ?? text.startIndex
    var start = first
    if first > text.startIndex, let blank = text[first..<match].firstIndex(where: \.isWhitespace) {
      start = text.index(after: blank)
    }
    var line = start > text.startIndex ? "…" : ""
    var count = 0
    var wantsBlank = false
    var index = start
    while index < text.endIndex, count < length {
      let character = text[index]
      if character.isWhitespace {
        wantsBlank = count > 0
      } else {
        if wantsBlank { line.append(" ") }
        line.append(character)
        count += wantsBlank ? 2 : 1
        wantsBlank = false
      }
      index = text.index(after: index)
    }
    if text[index...].contains(where: { !$0.isWhitespace }) { line.append("…") }
    return line
  }

  private static func clusters(of ranges: [Range<String.Index>], in text: String) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var count = 0
    var index = text.startIndex
    var rest = ranges[...]
    var start: Int?
    while index < text.endIndex, let range = rest.first {
      let next = text.index(after: index)
      if start == nil, next > range.lowerBound { start = count }
      count += 1
      if let first = start, next >= range.upperBound {
        result.append(first..<count)
        start = nil
        rest = rest.dropFirst()
      }
      index = next
    }
    return result
  }
}

extension String {
  /// The beginning of the grapheme cluster that a scalar belongs to.
  fileprivate func startOfCluster(at scalar: Index) -> Index {
    var index = scalar
    while index > startIndex, index < endIndex, Index(index, within: self) == nil {
      index = unicodeScalars.index(before: index)
    }
    return index
  }
}
