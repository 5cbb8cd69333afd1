extension GuideAnswer {
  /// Passages under their headings, in their order of worth; those of one section together and in
  /// their own order.
  func quoted(_ opening: String, _ hits: [PassageSearch.Hit]) -> String {
    var sections: [(section: Int, places: [Int])] = []
    for hit in hits {
      let section = search.passages[hit.place].section
      if let known = sections.firstIndex(where: { $0.section == section }) {
        sections[known].places.append(hit.place)
      } else {
        sections.append((section, [hit.place]))
      }
    }
    let quotes = sections.map { section in
      let passages = section.places.sorted().map { search.passages[$0] }
      let path = passages[0].path
      return (path.isEmpty ? "" : "**\(path)**\n\n")
        + passages.map(\.text).joined(separator: "\n\n")
    }
    let paragraphs = [opening] + quotes + (isOtherLanguage ? [otherLanguage] : [])
    return paragraphs.joined(separator: "\n\n")
  }

  /// A paragraph about the parts of the question that the context does not mention; empty for words that say
  /// little.
  func note(about unknown: [String]) -> String {
    let telling = unknown.filter { $0.count > ($0.allSatisfy(\.isASCII) ? 2 : 1) }
    guard !telling.isEmpty, telling.count <= 3 else { return "" }
    return "\n\n" + words.unknown(telling)
  }

  /// That there is nothing, and what there is instead.
  var nothing: String {
    let opening = topics.isEmpty ? words.nothingAtAll : words.nothing
    return opening + (isOtherLanguage ? " " + otherLanguage : "") + topics
  }

  /// The topics of the context, as a list; empty if it has no headings.
  var topics: String {
    var topics: [String] = []
    for passage in search.passages {
      let heading = passage.headings.first { $0.level == 2 } ?? passage.headings.first
      if let heading, !topics.contains(heading.text) { topics.append(heading.text) }
    }
    guard !topics.isEmpty else { return "" }
    return (words.topics.first?.isASCII == true ? " " : "") + words.topics + "\n\n"
      + topics.prefix(16).map { "- \($0)" }.joined(separator: "\n")
  }

  /// True if the context is written in another script than the question.
  var isOtherLanguage: Bool {
    guard let language = search.language else { return false }
    return language != GuideLanguage.of(question)
  }

  /// Says so, and names the context with the same in the language of the question.
  private var otherLanguage: String {
    let other = ShippedContext.counterpart(of: request.contextID)
    return words.otherLanguage + (other.map { words.counterpart($0.label) } ?? "")
  }
}
