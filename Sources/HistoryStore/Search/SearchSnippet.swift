import ChatModel

/// The surroundings of a match on one line, with the matches in grapheme clusters.
struct SearchSnippet: Equatable, Sendable {
  var text: String
  var matches: [Range<Int>]
  /// Whose text it is.
  var role: Role

  /// In grapheme clusters.
  private static let before = 24
  private static let length = 120
  /// Number of scalars of a text that are searched for a match.
  static let reach = 200_000

  /// The snippet of the prompt or the reply that holds most of the terms; of the first when several do.
  ///
  /// - Parameter plain: Takes the marks out of a reply. What is found only in the marks is shown with them.
  init(
    prompt: String, replies: [String], matcher: SearchMatcher, _ plain: (String) -> String = { $0 }
  ) {
    var best: (text: String, matches: [SearchMatcher.Match]) = (prompt, [])
    role = .user
    for (place, text) in ([prompt] + replies).enumerated() {
      let found = Self.matches(in: text, matcher, place == 0 ? { $0 } : plain)
      let isFirst = best.text.isEmpty && !text.isEmpty
      if found.matches.count > best.matches.count || isFirst {
        best = found
        role = place == 0 ? .user : .assistant
      }
      if best.matches.count == matcher.query.count { break }
    }
    let start = best.matches.first?.range.lowerBound ?? best.text.startIndex
    text = Self.line(of: best.text, around: start)
    matches = Self.clusters(of: matcher.allMatches(in: text).map(\.range), in: text)
  }

  /// The matches in a text without its marks, or with them where they hold more.
  private static func matches(
    in text: String, _ matcher: SearchMatcher, _ plain: (String) -> String
  ) -> (text: String, matches: [SearchMatcher.Match]) {
    let marked = matcher.firstMatches(in: text, limit: reach)
    guard !marked.isEmpty else { return (text, []) }
    let words = plain(text)
    let found = matcher.firstMatches(in: words, limit: reach)
    return found.count >= marked.count ? (words, found) : (text, marked)
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
