/// Puts an answer together from passages.
struct GuideAnswer {
  /// Passages weaker than this part of the best one are left out.
  private static let weakest = 0.7
  private static let mostPassages = 3
  /// The share of a part of a question that its passage must mention, and the share that one passage must
  /// mention to answer the whole.
  private static let partCoverage = 0.55
  private static let wholeCoverage = 0.9

  let search: PassageSearch
  let request: ResponderRequest
  /// The prompt without its greeting.
  let question: String
  let isGreeted: Bool
  let words: GuideWords

  /// The answer to a request, in markdown.
  static func text(for request: ResponderRequest, search: PassageSearch) throws -> String {
    let answer = GuideAnswer(request, search)
    return try answer.body() + "\n\n" + answer.words.closing
  }

  init(_ request: ResponderRequest, _ search: PassageSearch) {
    self.request = request
    self.search = search
    let rest = Greeting.rest(of: request.question)
    isGreeted = rest != nil
    question = rest ?? request.question
    words = GuideWords.of(request.question)
  }

  private func body() throws -> String {
    if Query(question).terms.isEmpty, isGreeted { return [words.greeting, topics].joined() }
    if FollowUp.asksForMore(question), let more = try further() { return more }
    let parts = try hitsOfParts()
    if !parts.hits.isEmpty {
      return quoted(words.found, parts.hits) + note(about: parts.unknown)
    }
    let asksForMore = FollowUp.asksForMore(question)
    if let earlier = earlierQuestion, parts.unknown.isEmpty || asksForMore {
      let hits = try best(of: Query(asksForMore ? earlier : "\(earlier) \(question)")).hits
      if !hits.isEmpty { return quoted(words.foundBefore, hits) }
    }
    return nothing
  }

  /// The passages that answer, best first, and the words of the question that none mentions. A question
  /// about several things has the best passage for each of them.
  func hitsOfParts() throws -> PassageSearch.Found {
    let whole = try best(of: Query(question))
    let parts = QuestionParts.of(question)
    guard parts.count > 1, (whole.hits.first?.coverage ?? 0) < Self.wholeCoverage else {
      return whole
    }
    let answers = try parts.map { try best(of: Query($0)) }
    // One passage may mention all of them, even if briefly.
    if let first = whole.hits.first {
      let speaksOfAll = try parts.allSatisfy { part in
        try search.search(Query(part), limit: 12).hits.contains { $0.place == first.place }
      }
      if speaksOfAll { return whole }
    }
    let answered = answers.compactMap(\.hits.first).filter { $0.coverage >= Self.partCoverage }
    guard Set(answered.map(\.place)).count > 1 else { return whole }
    var places: Set<Int> = []
    return PassageSearch.Found(
      hits: answered.filter { places.insert($0.place).inserted },
      unknown: answers.flatMap(\.unknown))
  }

  /// The hits that are good enough to quote.
  private func best(of query: Query) throws -> PassageSearch.Found {
    var found = try search.search(query, limit: 2 * Self.mostPassages)
    found.hits.removeAll { $0.coverage < leastCoverage }
    let least = (found.hits.first?.score ?? 0) * Self.weakest
    found.hits = Array(found.hits.filter { $0.score >= least }.prefix(Self.mostPassages))
    return found
  }

  /// The share of a question that a passage must mention. In a context of a few passages every word is rare,
  /// and any match is worth a look.
  private var leastCoverage: Double { search.passages.count < 12 ? 0 : 0.3 }

  /// More passages for the previous question.
  private func further() throws -> String? {
    guard let earlier = earlierQuestion else { return nil }
    let query = Query(earlier)
    let shown = Set(try best(of: query).hits.map(\.place))
    let rest = try search.search(query, limit: 2 * Self.mostPassages).hits.filter {
      !shown.contains($0.place) && $0.coverage >= leastCoverage
    }
    return rest.isEmpty ? nil : quoted(words.more, Array(rest.prefix(2)))
  }

  /// The question before this one, wherever it is remembered: by the server, in the request, or in
  /// the seed of a context that was rebuilt. It says what a follow-up is about; it is never quoted.
  private var earlierQuestion: String? {
    let seed = request.seed
    let turns = GuideSource(seed).turns + request.prompt.dropFirst(seed.count)
    return turns.filter { $0.role == "user" }.dropLast().last {
      !FollowUp.asksForMore($0.content) && !Query($0.content).terms.isEmpty
    }?
    .content
  }
}
