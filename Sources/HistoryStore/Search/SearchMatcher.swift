/// Finds a query's words in a text, in the way that the index does, and its signs as they are.
struct SearchMatcher: Sendable {
  let query: SearchQuery

  init(_ query: SearchQuery) {
    self.query = query
  }

  /// A place in a text: which term, or behind them which sign, and its scalars as the text has them.
  struct Match: Equatable {
    var term: Int
    var range: Range<String.Index>
  }

  /// The first place of each term and sign that is found within the first `limit` scalars, in the order of the text.
  func firstMatches(in text: String, limit: Int) -> [Match] {
    var found: [Match] = []
    if !query.terms.isEmpty {
      scan(text, limit: limit) { match in
        if !found.contains(where: { $0.term == match.term }) { found.append(match) }
        return found.count < query.terms.count
      }
    }
    for sign in query.signs.indices { found += signs(at: sign, in: text, limit: limit).prefix(1) }
    return Self.ordered(found)
  }

  /// All places, in their order; those that overlap are one.
  func allMatches(in text: String) -> [Match] {
    var found: [Match] = []
    if !query.terms.isEmpty {
      scan(text, limit: .max) { match in
        found.append(match)
        return true
      }
    }
    for sign in query.signs.indices { found += signs(at: sign, in: text, limit: .max) }
    var joined: [Match] = []
    for match in Self.ordered(found) {
      if let last = joined.last, match.range.lowerBound < last.range.upperBound {
        if match.range.upperBound > last.range.upperBound {
          joined[joined.count - 1].range = last.range.lowerBound..<match.range.upperBound
        }
      } else {
        joined.append(match)
      }
    }
    return joined
  }

  private static func ordered(_ matches: [Match]) -> [Match] {
    matches.sorted { ($0.range.lowerBound, $0.term) < ($1.range.lowerBound, $1.term) }
  }

  /// The places of a sign that begin within the first `limit` bytes, none of which overlap.
  private func signs(at number: Int, in text: String, limit: Int) -> some Sequence<Match> {
    let sign = Array(query.signs[number].utf8)
    let bytes = text.utf8
    let end =
      bytes.index(bytes.startIndex, offsetBy: limit, limitedBy: bytes.endIndex) ?? bytes.endIndex
    return sequence(state: bytes.startIndex) { (place: inout String.Index) -> Match? in
      while place < end, let start = bytes[place..<end].firstIndex(of: sign[0]) {
        place = bytes.index(after: start)
        guard bytes[start...].starts(with: sign) else { continue }
        place = bytes.index(start, offsetBy: sign.count)
        return Match(term: query.terms.count + number, range: start..<place)
      }
      return nil
    }
  }

  /// Reports every match in the order of their beginnings, until asked to stop.
  private func scan(_ text: String, limit: Int, _ tell: (Match) -> Bool) {
    let folded = IndexedFold(text, limit: limit)
    var isInWord = false
    for start in folded.scalars.indices {
      let scalar = folded.scalars[start]
      for (number, term) in query.terms.enumerated()
      where scalar == term.scalars[0] && (term.isPaired || !isInWord) {
        guard let end = folded.end(of: term, from: start) else { continue }
        if !tell(Match(term: number, range: folded.range(start..<end, in: text))) { return }
      }
      isInWord = Script.isWord(scalar)
    }
  }
}

/// A folded text that knows where in the text each scalar came from.
private struct IndexedFold {
  var scalars: [Unicode.Scalar] = []
  private var origins: [String.Index] = []

  init(_ text: String, limit: Int) {
    var folded = FoldedText()
    var end = text.endIndex
    Spelling.scan(text.unicodeScalars) { scalar, place in
      guard folded.scalars.count < limit else {
        end = place
        return false
      }
      folded.append(scalar)
      while origins.count < folded.scalars.count { origins.append(place) }
      return true
    }
    scalars = folded.scalars
    origins.append(end)
  }

  /// The end of a term that starts here; `nil` if it does not start here. The text between its words may
  /// differ.
  func end(of term: SearchQuery.Term, from start: Int) -> Int? {
    var position = start
    var index = 0
    while index < term.scalars.count {
      if !term.isPaired, !Script.isWord(term.scalars[index]) {
        while index < term.scalars.count, !Script.isWord(term.scalars[index]) { index += 1 }
        let gap = position
        while position < scalars.count, !isToken(scalars[position]) { position += 1 }
        if position == gap { return nil }
        continue
      }
      guard position < scalars.count, scalars[position] == term.scalars[index] else { return nil }
      position += 1
      index += 1
    }
    return position
  }

  private func isToken(_ scalar: Unicode.Scalar) -> Bool {
    Script.isWord(scalar) || Script.isPaired(scalar)
  }

  /// The scalars of the text that these came from, with the marks that were folded away behind
  /// them.
  func range(_ range: Range<Int>, in text: String) -> Range<String.Index> {
    origins[
      range.lowerBound]..<max(origins[range.upperBound], afterOrigin(range.upperBound - 1, text))
  }

  private func afterOrigin(_ position: Int, _ text: String) -> String.Index {
    text.unicodeScalars.index(after: origins[position])
  }
}
