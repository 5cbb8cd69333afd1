import GRDB
import Glibc

extension PassageSearch {
  /// The weight of a synonym compared with the word itself.
  private static let synonymWeight = 0.6
  /// The bonus of a heading that agrees with the question, and the factor for a code block.
  private static let headingEmphasis = 0.9
  private static let codeWeight = 0.7
  /// The bonus of a heading such as "What a context is" for that question.
  private static let definitionWeight = 1.8
  /// Number of the best passages that are examined more closely.
  private static let candidates = 40

  /// The place of a phrase, and the quality of the match.
  struct Match {
    var score: Double
    var isInHeading: Bool
    var isWord: Bool

    /// Takes the better of two words for the same.
    mutating func add(_ score: Double, isInHeading: Bool) {
      self.score = max(self.score, score)
      self.isInHeading = self.isInHeading || isInHeading
    }
  }

  /// A term of the question with everything that matches it.
  struct LookedUp {
    var matches: [Int: Match] = [:]
    /// Its value: the rarer, the more. A word that appears nowhere has the value of a very rare one.
    var value = 0.0
    let word: String
    var isUnknown: Bool { matches.isEmpty }

    init(_ phrase: SearchPhrase) {
      word = phrase.tokens.joined(separator: phrase.isIdeographic ? "" : "-")
    }
  }

  /// Looks a term up, by itself and by its synonyms.
  func look(_ term: Query.Term, _ connection: Database) throws -> LookedUp {
    var result = LookedUp(term.phrase)
    let own = try rows(term.phrase.match, connection)
    for (place, row) in own {
      result.matches[place] = Match(
        score: row.score * term.weight, isInHeading: row.isInHeading, isWord: true)
    }
    // A synonym is never worth more than the word itself, however rare it is.
    let best = own.values.map(\.score).max() ?? .infinity
    var rarest = rarity(own.count)
    if own.isEmpty { rarest = 0 }
    for synonym in try Synonyms.of(term.phrase, connection) {
      let others = try rows(synonym.match, connection)
      if own.isEmpty, !others.isEmpty {
        rarest = max(rarest, Self.synonymWeight * rarity(others.count))
      }
      for (place, row) in others {
        let score = min(row.score, best) * Self.synonymWeight * term.weight
        result.matches[place, default: Match(score: 0, isInHeading: false, isWord: false)]
          .add(score, isInHeading: row.isInHeading)
      }
    }
    result.value = (result.isUnknown ? rarity(0) : rarest) * term.weight
    return result
  }

  /// The passages that match, with bm25 of the whole (a heading counts four times) and whether the
  /// heading has a part in it.
  private func rows(
    _ match: String, _ connection: Database
  ) throws -> [Int: (score: Double, isInHeading: Bool)] {
    let statement = try connection.cachedStatement(
      sql: """
        SELECT rowid, -bm25(passage, 1, 4, 1), -bm25(passage, 0, 1, 0) FROM passage
        WHERE passage MATCH ?
        """)
    var result: [Int: (score: Double, isInHeading: Bool)] = [:]
    let cursor = try Row.fetchCursor(statement, arguments: [match])
    while let row = try cursor.next() {
      result[row[0]] = (row[1], (row[2] as Double) > 0)
    }
    return result
  }

  private func rarity(_ found: Int) -> Double {
    log(1 + (Double(passages.count - found) + 0.5) / (Double(found) + 0.5))
  }

  /// The passages that match, best first.
  func ranked(_ terms: [LookedUp], _ query: Query) -> [Hit] {
    let total = terms.reduce(0) { $0 + $1.value }
    guard total > 0 else { return [] }
    var hits: [Int: Hit] = [:]
    for term in terms {
      for (place, match) in term.matches {
        hits[place, default: Hit(place: place, score: 0, coverage: 0)].score += match.score
        hits[place]?.coverage += term.value * (match.isWord ? 1 : Self.synonymWeight) / total
      }
    }
    let first = sorted(
      hits.values.map { hit in
        Hit(
          place: hit.place, score: hit.score * (0.35 + 0.65 * hit.coverage), coverage: hit.coverage)
      })
    return sorted(
      first.prefix(Self.candidates).map { hit in
        var hit = hit
        hit.score *= emphasis(of: hit.place, for: terms, total: total)
        if query.asksWhat, isDefinition(hit.place) { hit.score *= Self.definitionWeight }
        return hit
      })
  }

  private func sorted(_ hits: [Hit]) -> [Hit] {
    hits.sorted { ($0.score, $1.place) > ($1.score, $0.place) }
  }

  /// More for a heading that says what the question says and little else; less for code, which
  /// explains nothing.
  private func emphasis(of place: Int, for terms: [LookedUp], total: Double) -> Double {
    let code = passages[place].text.hasPrefix("```") ? Self.codeWeight : 1
    var asked = 0.0
    var said = 0
    for term in terms {
      guard let match = term.matches[place], match.isInHeading else { continue }
      asked += term.value * (match.isWord ? 1 : Self.synonymWeight)
      said += 1
    }
    guard said > 0 else { return code }
    let recall = asked / total
    let precision = min(1, Double(said) / Double(max(1, headingSizes[place])))
    let agreement = 2 * recall * precision / (recall + precision)
    return (1 + Self.headingEmphasis * agreement) * code
  }

  private func isDefinition(_ place: Int) -> Bool {
    guard let heading = passages[place].headings.last?.text else { return false }
    return heading.lowercased().hasPrefix("what ") || heading.hasSuffix("是什么")
  }
}
