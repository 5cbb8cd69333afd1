import Glibc

/// Finds the passages that match a question best (BM25, with headings as a field of their own).
struct PassageIndex: Sendable {
  /// How quickly a repeated term stops to count, and how much a passage's length does.
  static let saturation = 1.2
  static let lengthWeight = 0.5
  /// A term in the nearest heading counts as often as this, in those above it a little.
  static let headingWeight: Float = 4
  static let outerHeadingWeight: Float = 1
  /// How much a heading that agrees with the question adds, and what a block of code keeps.
  static let headingEmphasis = 0.9
  static let codeWeight = 0.7
  /// What a heading such as "What a context is" adds when that is the question.
  static let definitionWeight = 1.3
  /// How many of the best are looked at more closely.
  static let candidates = 40

  struct Hit: Sendable {
    var place: Int
    var score: Double
    /// Which part of the question it speaks of, 0 to 1.
    var coverage: Double
    /// Which part of the question's words it holds, whatever they are worth, 0 to 1.
    var share: Double
  }

  private struct Posting: Sendable {
    var place: Int32
    var count: Float
  }

  let passages: [Passage]
  private var postings: [String: [Posting]] = [:]
  private var lengths: [Float] = []
  private let averageLength: Double

  init(_ sources: [String]) {
    var offset = 0
    passages = sources.flatMap { source in
      var cut = PassageCutter.cut(source)
      for place in cut.indices { cut[place].section += offset }
      offset = (cut.last?.section ?? offset) + 1
      return cut
    }
    lengths.reserveCapacity(passages.count)
    for (place, passage) in passages.enumerated() {
      let counts = Self.counts(passage)
      lengths.append(counts.values.reduce(0, +))
      for (term, count) in counts {
        postings[term, default: []].append(Posting(place: Int32(place), count: count))
      }
    }
    averageLength = max(1, Double(lengths.reduce(0, +)) / Double(max(1, lengths.count)))
  }

  private static func counts(_ passage: Passage) -> [String: Float] {
    var counts: [String: Float] = [:]
    for term in SearchTerms.of(passage.text) { counts[term, default: 0] += 1 }
    for heading in passage.headings.dropLast() where heading.level > 1 {
      for term in SearchTerms.of(heading.text) { counts[term, default: 0] += outerHeadingWeight }
    }
    if let heading = passage.headings.last {
      for term in SearchTerms.of(heading.text) { counts[term, default: 0] += headingWeight }
    }
    return counts
  }

  /// The best passages, best first; only those that match at all.
  func search(_ query: Query, limit: Int) -> [Hit] {
    let terms = query.terms.map(valued)
    let total = terms.reduce(0) { $0 + $1.value }
    guard total > 0 else { return [] }
    let weight = terms.reduce(0) { $0 + $1.term.weight }
    var scores: [Int: (score: Double, covered: Double, held: Double)] = [:]
    for term in terms {
      for (place, score) in matches(of: term) {
        scores[place, default: (0, 0, 0)].score += score
        scores[place, default: (0, 0, 0)].covered += min(term.value, score)
        scores[place, default: (0, 0, 0)].held += term.term.weight
      }
    }
    let hits = scores.map { place, match in
      let coverage = match.covered / total
      return Hit(
        place: place, score: match.score * (0.35 + 0.65 * coverage), coverage: coverage,
        share: match.held / weight)
    }
    let candidates = sorted(hits).prefix(Self.candidates).map { hit in
      var hit = hit
      hit.score *= emphasis(of: hit.place, for: terms, total: total)
      if query.asksWhat, isDefinition(hit.place) { hit.score *= Self.definitionWeight }
      return hit
    }
    return Array(sorted(candidates).prefix(limit))
  }

  private func sorted(_ hits: [Hit]) -> [Hit] {
    hits.sorted { ($0.score, $1.place) > ($1.score, $0.place) }
  }

  /// A term with what it is worth: a word that nobody wrote is worth as much as a very rare one.
  private func valued(_ term: Query.Term) -> (term: Query.Term, value: Double) {
    if postings[term.text] != nil { return (term, rarity(term.text) * term.weight) }
    let stand = term.synonyms.filter { postings[$0] != nil }.map(rarity).max()
    return (term, (stand.map { $0 * Query.synonymWeight } ?? rarity("")) * term.weight)
  }

  /// The passages that hold a term or what stands for it, each with the better score.
  private func matches(of term: (term: Query.Term, value: Double)) -> [Int: Double] {
    var best: [Int: Double] = [:]
    add(term.term.text, worth: term.value, to: &best)
    for synonym in term.term.synonyms {
      // A synonym is never worth more than the word itself, however rare it is.
      let worth = Query.synonymWeight * rarity(synonym) * term.term.weight
      add(synonym, worth: min(worth, Query.synonymWeight * term.value), to: &best)
    }
    return best
  }

  private func add(_ text: String, worth: Double, to best: inout [Int: Double]) {
    guard let found = postings[text] else { return }
    for posting in found {
      let place = Int(posting.place)
      let frequency = Double(posting.count)
      let length = Self.lengthWeight * Double(lengths[place]) / averageLength
      let score =
        worth * frequency * (Self.saturation + 1)
        / (frequency + Self.saturation * (1 - Self.lengthWeight + length))
      best[place] = max(best[place] ?? 0, score)
    }
  }

  /// More for a heading that says what the question says and little else; less for code, which
  /// explains nothing.
  private func emphasis(
    of place: Int, for terms: [(term: Query.Term, value: Double)], total: Double
  ) -> Double {
    let passage = passages[place]
    let isCode = passage.text.hasPrefix("```")
    let words = Query.inWords(passage.headings.last?.text ?? "")
    let heading = Set(SearchTerms.of(words).filter { !$0.isSingleIdeograph })
    guard !heading.isEmpty else { return isCode ? Self.codeWeight : 1 }
    var asked = 0.0
    var said: Set<String> = []
    for (term, value) in terms {
      let stands = term.synonyms.intersection(heading)
      if heading.contains(term.text) {
        asked += value
        said.insert(term.text)
      } else if !stands.isEmpty {
        asked += value * Query.synonymWeight
      }
      said.formUnion(stands)
    }
    let recall = asked / total
    let precision = Double(said.count) / Double(heading.count)
    guard recall + precision > 0 else { return isCode ? Self.codeWeight : 1 }
    let agreement = 2 * recall * precision / (recall + precision)
    return (1 + Self.headingEmphasis * agreement) * (isCode ? Self.codeWeight : 1)
  }

  private func isDefinition(_ place: Int) -> Bool {
    guard let heading = passages[place].headings.last?.text else { return false }
    return heading.lowercased().hasPrefix("what ") || heading.hasSuffix("是什么")
  }

  private func rarity(_ term: String) -> Double {
    let found = Double(postings[term]?.count ?? 0)
    return log(1 + (Double(passages.count) - found + 0.5) / (found + 0.5))
  }
}

extension String {
  /// Whether this is a single character of a script without spaces.
  var isSingleIdeograph: Bool {
    guard let first = unicodeScalars.first else { return false }
    return TokenCount.isIdeographic(first) && unicodeScalars.dropFirst().isEmpty
  }
}
