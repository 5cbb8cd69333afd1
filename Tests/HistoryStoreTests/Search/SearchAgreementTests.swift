import Basics
import ChatModel
import Testing

@testable import HistoryStore

/// The index finds turns, the matcher marks words in them: both must mean the same by a query.
@Suite("Index and matcher")
struct SearchAgreementTests {
  private static let words = [
    "pump", "Pumpe", "pümp", "PUMP", "水流", "水", "流れ", "ｐｕｍｐ", "c++", "a=b", "->", "5€", "한국", "ㅎㅏㄴ",
    "ガス", "ｶﾞｽ", "e\u{301}té", "été", "Ёлка", "ﬁnd", "x_y", "well,", "(so)", "3.14", "🎉", "ไทย",
    "two-words",
    "don't", "straße", "STRASSE", "İstanbul", "²", "½", "#tag", "@me", "…", "，",
  ]

  private func text(_ random: inout SplitMix, _ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &random)).map { _ in
      Self.words.randomElement(using: &random) ?? ""
    }.joined(
      separator: Bool.random(using: &random)
        ? " " : ["", ", ", "\n"].randomElement(using: &random) ?? "")
  }

  @Test("A turn is found if, and only if, its texts hold every word and sign", arguments: 0..<4)
  func agree(_ part: Int) async throws {
    var random = SplitMix(seed: UInt64(100 + part))
    let test = try await TestStore.make()
    var turns: [Turn] = []
    for number in 0..<40 {
      let turn = test.turn(
        text(&random, 1...4), reply: text(&random, 0...6), at: Double(number),
        parent: turns.last?.id)
      try await test.store.save(turn)
      turns.append(turn)
    }
    for _ in 0..<80 {
      let query = text(&random, 1...2)
      let matcher = SearchMatcher(SearchQuery(query))
      let hits = try await test.store.search(query, limit: 100)
      let found = Set(hits.filter { $0.kind != .title && $0.kind != .label }.compactMap(\.turn))
      let expected = turns.filter { turn in
        let terms = [turn.prompt, turn.reply].flatMap {
          matcher.firstMatches(in: $0, limit: .max).map(\.term)
        }
        return matcher.query.count > 0 && Set(terms).count == matcher.query.count
      }
      #expect(found == Set(expected.map(\.id)), "\(query)")
    }
  }

  @Test("What is found is marked in its snippet, and the marks are in it")
  func marks() async throws {
    var random = SplitMix(seed: 500)
    let test = try await TestStore.make()
    for number in 0..<40 {
      try await test.store.save(
        test.turn(text(&random, 3...9), reply: text(&random, 0...9), at: Double(number)))
    }
    for word in Self.words {
      for hit in try await test.store.search(word, limit: 100) {
        #expect(!hit.matches.isEmpty, "\(word): \(hit.snippet)")
        let count = hit.snippet.count
        #expect(
          hit.matches.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= count && !$0.isEmpty })
        #expect(
          zip(hit.matches, hit.matches.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
      }
    }
  }

  @Test("A text is found by each of its own words, whatever is beside them")
  func own() async throws {
    var random = SplitMix(seed: 900)
    let test = try await TestStore.make()
    var prompts: [(text: String, turn: Turn)] = []
    for number in 0..<30 {
      let text = (0..<5).map { _ in Self.words.randomElement(using: &random) ?? "" }.joined(
        separator: " ")
      let turn = test.turn(text, at: Double(number))
      try await test.store.save(turn)
      prompts.append((text, turn))
    }
    for (text, turn) in prompts {
      for word in text.split(separator: " ") {
        let found = try await test.store.search(String(word), limit: 100).compactMap(\.turn)
        #expect(found.contains(turn.id), "\(word) in \(text)")
      }
      #expect(
        try await test.store.search(text, limit: 100).compactMap(\.turn).contains(turn.id),
        "\(text)")
    }
  }
}
