/// Puts an answer together from passages.
enum GuideAnswer {
  /// Passages weaker than this part of the best one are left out.
  static let weakest = 0.45
  static let mostPassages = 3

  static func text(for request: ResponderRequest) -> String {
    let isChinese = request.question.unicodeScalars.contains { TokenCount.isIdeographic($0) }
    let words = isChinese ? GuideWords.chinese : GuideWords.english
    let index = PassageIndex(request.context.seed.map(\.content))
    var hits = index.search(request.question, limit: mostPassages)
    if hits.isEmpty, let remembered = memory(request, words) { return remembered }
    var isFollowUp = false
    if hits.isEmpty, let earlier = earlierQuestion(request) {
      hits = index.search("\(earlier) \(request.question)", limit: mostPassages)
      isFollowUp = !hits.isEmpty
    }
    guard let best = hits.first else { return nothing(index, words) }
    let quoted = hits.filter { $0.score >= best.score * weakest }.map(\.passage)
    return words.opening(isFollowUp) + "\n\n" + quoted.map { quote($0, words) }.joined(separator: "\n\n")
      + "\n\n" + words.closing
  }

  private static func quote(_ passage: Passage, _ words: GuideWords) -> String {
    let heading = passage.headings.isEmpty ? "" : "**\(passage.headings.joined(separator: " › "))**\n\n"
    return heading + passage.text
  }

  /// The question before this one, wherever it is remembered: by the server or in the request.
  private static func earlierQuestion(_ request: ResponderRequest) -> String? {
    request.prompt.filter { $0.role == "user" }.dropLast().last?.content
  }

  /// When the context says nothing, the turns may: the answer then shows what is remembered.
  private static func memory(_ request: ResponderRequest, _ words: GuideWords) -> String? {
    let turns = request.prompt.dropFirst(request.context.seed.count).filter { $0.role == "user" }.dropLast()
    let index = PassageIndex(turns.map(\.content))
    guard let hit = index.search(request.question, limit: 1).first else { return nil }
    return words.remembered + "\n\n> " + hit.passage.text.split(separator: "\n").joined(separator: "\n> ")
      + "\n\n" + words.closing
  }

  private static func nothing(_ index: PassageIndex, _ words: GuideWords) -> String {
    var topics: [String] = []
    for passage in index.passages {
      if let heading = passage.headings.last, !topics.contains(heading) { topics.append(heading) }
    }
    guard !topics.isEmpty else { return words.nothing + "\n\n" + words.closing }
    return words.nothing + " " + words.topics + "\n\n" + topics.prefix(12).map { "- \($0)" }.joined(separator: "\n")
      + "\n\n" + words.closing
  }
}
