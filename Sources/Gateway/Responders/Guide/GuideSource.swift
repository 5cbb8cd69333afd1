/// A context's seed as the guide sees it: texts that can be quoted, and the turns that a rebuild replayed in
/// it.
struct GuideSource: Sendable {
  private(set) var texts: [String] = []
  /// Questions and the guide's own answers: they say what was spoken of, and are never quoted.
  private(set) var turns: [WireMessage] = []

  init(_ seed: [WireMessage]) {
    var place = 0
    while place < seed.count {
      let message = seed[place]
      if message.role == "user", place + 1 < seed.count, Self.isOwnAnswer(seed[place + 1]) {
        turns += [message, seed[place + 1]]
        place += 2
      } else {
        if !Self.isOwnAnswer(message) { texts.append(message.content) }
        place += 1
      }
    }
  }

  /// True if the guide said this: it begins or ends with the guide's own sentences, and may have been
  /// cut.
  private static func isOwnAnswer(_ message: WireMessage) -> Bool {
    message.role == "assistant"
      && [GuideWords.english, .chinese].contains { words in
        message.content.hasSuffix(words.closing)
          || words.openings.contains { message.content.hasPrefix($0) }
      }
  }
}
