/// Finds a query's terms in a text, in the way that the index does.
struct SearchMatcher: Sendable {
  let terms: [SearchQuery.Term]

  /// A place in a text: which term, and its scalars as the text has them.
  struct Match: Equatable {
    var term: Int
    var range: Range<String.Index>
  }

  /// The first place of each term that is found within the first `limit` scalars.
  func firstMatches(in text: String, limit: Int) -> [Match] {
    var found: [Match] = []
    scan(text, limit: limit) { match in
      if !found.contains(where: { $0.term == match.term }) { found.append(match) }
      return found.count < terms.count
    }
    return found
  }

  /// All places, in their order; of those that overlap, the first.
  func allMatches(in text: String) -> [Match] {
    var found: [Match] = []
    scan(text, limit: .max) { match in
      if let last = found.last, match.range.lowerBound < last.range.upperBound {
        if match.range.upperBound > last.range.upperBound {
          found[found.count - 1].range = last.range.lowerBound..<match.range.upperBound
        }
      } else {
        found.append(match)
      }
      return true
    }
    return found
  }

  /// Tells every match in the order of their beginnings, until told to stop.
  private func scan(_ text: String, limit: Int, _ tell: (Match) -> Bool) {
    let folded = IndexedFold(text, limit: limit)
    var isInWord = false
    for start in folded.scalars.indices {
      let scalar = folded.scalars[start]
      for (number, term) in terms.enumerated()
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

  /// Where a term that starts here ends, if it does start here. What stands between its words may
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
