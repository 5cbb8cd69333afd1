import Glibc

/// Finds the passages that match a question best (BM25).
struct PassageIndex: Sendable {
  /// How quickly a repeated term stops to count, and how much a passage's length does.
  static let saturation = 1.2
  static let lengthWeight = 0.75
  /// Terms of a heading count this often.
  static let headingWeight = 3

  let passages: [Passage]
  private let counts: [[String: Int]]
  private let lengths: [Int]
  private let documents: [String: Int]

  init(_ sources: [String]) {
    passages = sources.flatMap(Passage.cut)
    counts = passages.map(Self.terms)
    lengths = counts.map { $0.values.reduce(0, +) }
    var documents: [String: Int] = [:]
    for terms in counts { for term in terms.keys { documents[term, default: 0] += 1 } }
    self.documents = documents
  }

  private static func terms(of passage: Passage) -> [String: Int] {
    var counts: [String: Int] = [:]
    for term in SearchTerms.of(passage.text) { counts[term, default: 0] += 1 }
    for heading in passage.headings {
      for term in SearchTerms.of(heading) { counts[term, default: 0] += headingWeight }
    }
    return counts
  }

  /// The best passages with their scores, best first; only those that match at all.
  func search(_ question: String, limit: Int) -> [(passage: Passage, score: Double)] {
    let query = Set(SearchTerms.of(question))
    let average = max(1, Double(lengths.reduce(0, +)) / Double(max(1, lengths.count)))
    let scored = passages.indices.map { index -> (Int, Double) in
      let length = Self.lengthWeight * Double(lengths[index]) / average
      let score = query.reduce(0.0) { sum, term in
        guard let count = counts[index][term] else { return sum }
        let frequency = Double(count)
        return sum + rarity(term) * frequency * (Self.saturation + 1)
          / (frequency + Self.saturation * (1 - Self.lengthWeight + length))
      }
      return (index, score)
    }
    return scored.filter { $0.1 > 0 }.sorted { ($0.1, $1.0) > ($1.1, $0.0) }.prefix(limit)
      .map { (passages[$0.0], $0.1) }
  }

  private func rarity(_ term: String) -> Double {
    let found = Double(documents[term] ?? 0)
    return log(1 + (Double(passages.count) - found + 0.5) / (found + 0.5))
  }
}
