/// Puts an answer together from passages.
struct GuideAnswer {
  /// Passages weaker than this part of the best one are left out.
  static let weakest = 0.7
  static let mostPassages = 3
  /// What of a question a passage must speak of. In a context of a few passages every word is rare,
  /// and whatever matches is worth a look.
  private static func leastCoverage(among passages: Int) -> Double { passages < 12 ? 0.05 : 0.3 }

  /// What of a question's words something said before must hold.
  static let leastShare = 0.4

  private let index: PassageIndex
  private let request: ResponderRequest
  private let words: GuideWords

  /// The answer to a request, in markdown.
  static func text(for request: ResponderRequest, index: PassageIndex) -> String {
    let answer = GuideAnswer(
      index: index, request: request, words: GuideWords.of(request.question))
    return answer.body + "\n\n" + answer.words.closing
  }

  /// The passages that answer a request, best first.
  static func hits(for request: ResponderRequest, index: PassageIndex) -> [PassageIndex.Hit] {
    best(index.search(Query(request.question), limit: mostPassages), of: index)
  }

  private var body: String {
    if Self.asksForMore(request.question), let earlier = earlierQuestion {
      let hits = index.search(Query(earlier), limit: 2 * Self.mostPassages)
      let shown = Self.best(Array(hits.prefix(Self.mostPassages)), of: index).count
      let rest = hits.dropFirst(shown).filter {
        $0.coverage >= Self.leastCoverage(among: index.passages.count)
      }
      if !rest.isEmpty { return words.more + "\n\n" + quotes(Array(rest.prefix(2))) }
    }
    let hits = Self.hits(for: request, index: index)
    if let memory = memory(betterThan: hits.first?.share ?? 0) { return memory }
    if !hits.isEmpty { return words.found + "\n\n" + quotes(hits) }
    if let earlier = earlierQuestion {
      let both = Query("\(earlier) \(request.question)")
      let hits = Self.best(index.search(both, limit: Self.mostPassages), of: index)
      if !hits.isEmpty { return words.foundBefore + "\n\n" + quotes(hits) }
    }
    return nothing
  }

  /// The hits that are worth quoting.
  private static func best(_ hits: [PassageIndex.Hit], of index: PassageIndex) -> [PassageIndex.Hit]
  {
    let leastCoverage = leastCoverage(among: index.passages.count)
    guard let best = hits.first, best.coverage >= leastCoverage else { return [] }
    return hits.filter {
      $0.score >= best.score * weakest && $0.coverage >= leastCoverage
    }
  }

  /// Passages under their headings; those of one section together and in their order.
  private func quotes(_ hits: [PassageIndex.Hit]) -> String {
    var sections: [(section: Int, places: [Int])] = []
    for hit in hits {
      let section = index.passages[hit.place].section
      if let known = sections.firstIndex(where: { $0.section == section }) {
        sections[known].places.append(hit.place)
      } else {
        sections.append((section, [hit.place]))
      }
    }
    return sections.map { section in
      let passages = section.places.sorted().map { index.passages[$0] }
      let path = passages[0].path
      return (path.isEmpty ? "" : "**\(path)**\n\n")
        + passages.map(\.text).joined(separator: "\n\n")
    }.joined(separator: "\n\n")
  }

  /// The question before this one, wherever it is remembered: by the server or in the request.
  private var earlierQuestion: String? {
    request.prompt.dropFirst(request.context.seed.count).filter { $0.role == "user" }
      .dropLast().last { !Self.asksForMore($0.content) }?.content
  }

  /// What the user said in this session, where it says more about the question than the context
  /// does.
  private func memory(betterThan share: Double) -> String? {
    let turns = request.prompt.dropFirst(request.context.seed.count)
      .filter { $0.role == "user" }.dropLast()
    let statements = turns.flatMap { Self.statements(in: $0.content) }
    guard !statements.isEmpty else { return nil }
    let said = PassageIndex(statements)
    guard let hit = said.search(Query(request.question), limit: 1).first,
      hit.share >= Self.leastShare, hit.share > share
    else { return nil }
    let text = said.passages[hit.place].text
    return words.remembered + "\n\n> "
      + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n> ")
  }

  private var nothing: String {
    var topics: [String] = []
    for passage in index.passages {
      let heading = passage.headings.first { $0.level == 2 } ?? passage.headings.first
      if let heading, !topics.contains(heading.text) { topics.append(heading.text) }
    }
    guard !topics.isEmpty else { return words.nothingAtAll }
    return words.nothing + " " + words.topics + "\n\n"
      + topics.prefix(16).map { "- \($0)" }.joined(separator: "\n")
  }

  /// What of a prompt is said rather than asked.
  static func statements(in prompt: String) -> [String] {
    var statements: [String] = []
    var sentence = ""
    func end() {
      if sentence.contains(where: \.isLetter), !Query.asks(sentence) {
        statements.append(sentence.drop { $0.isWhitespace }.description)
      }
      sentence = ""
    }
    for character in prompt {
      sentence.append(character)
      if ".!?。！？\n".contains(character) { end() }
    }
    end()
    return statements
  }

  /// Whether a prompt only wants to hear more.
  static func asksForMore(_ question: String) -> Bool {
    let words = question.lowercased().filter { $0.isLetter || $0 == " " }
    return [
      "more", "tell me more", "more please", "go on", "continue", "what else", "and",
      "anything else",
      "更多", "继续", "还有呢", "还有吗", "再说说", "还有什么",
    ].contains(words.split(separator: " ").joined(separator: " "))
  }
}

extension Query {
  /// Whether a sentence is a question.
  static func asks(_ sentence: String) -> Bool {
    let text = sentence.reversed().drop { $0.isWhitespace }
    if let last = text.first, "?？".contains(last) { return true }
    let first = sentence.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
    return [
      "what", "how", "why", "which", "when", "where", "who", "is", "are", "can", "does", "do",
    ]
    .contains(first)
  }
}
