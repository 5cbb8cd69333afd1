import GRDB
import Testing

@testable import Gateway

@Suite struct PassageSearchTests {
  private static func made() throws -> PassageSearch {
    try PassageSearch([
      "# Harbour\n\nThe harbour closes at nine in the evening, except on the day of the regatta in June, every year.",
      """
      # Book

      ## What a pump is

      A pump moves water from the cellar to the roof, where it waits in a tank until somebody needs it.

      ## Repairs

      A pump that is broken is repaired on Monday; the pump in the cellar, the pump on the roof, every pump.

      ## Code

      ```
      pump valve pump valve pump valve pump valve pump valve pump valve pump valve pump valve pump
      ```
      """,
    ])
  }

  private func headings(_ question: String) throws -> [String] {
    let search = try Self.made()
    return try search.search(Query(question), limit: 5).hits.map {
      search.passages[$0.place].headings.last?.text ?? ""
    }
  }

  @Test func `Passages of all sources are found, best first`() throws {
    #expect(try headings("regatta").first == "Harbour")
    #expect(try headings("broken pump").first == "Repairs")
  }

  @Test func `A definition is under a heading that says so`() throws {
    #expect(try headings("What is a pump?").first == "What a pump is")
  }

  @Test func `Code comes after prose`() throws {
    #expect(try headings("pump").last == "Code")
  }

  @Test func `A synonym finds what the word itself does not`() throws {
    #expect(try headings("quit").first == "Harbour", "closes is another word for it")
  }

  @Test(arguments: [
    ["repairs", "repair", "repaired", "repairing"], ["move", "moves", "moved", "moving"],
    ["tank", "tanks", "Tank", "TANKS"], ["wait", "waits", "waited", "waiting"],
  ])
  func `Forms of a word find the same`(_ words: [String]) throws {
    let found = try words.map { try headings($0) }
    #expect(!found[0].isEmpty && Set(found).count == 1, "\(found)")
  }

  @Test func `Sections of different sources are different`() throws {
    let sections = try Self.made().passages.map(\.section)
    #expect(Set(sections).count == sections.count)
  }

  @Test func `Coverage is a part of one, and words that nothing holds are named`() throws {
    let search = try Self.made()
    for question in ["regatta", "pump zebra", "zebra giraffe pump water", "June evening harbour"] {
      for hit in try search.search(Query(question), limit: 9).hits {
        #expect(hit.coverage > 0 && hit.coverage <= 1.000_001)
      }
    }
    let found = try search.search(Query("pump zebra-crossing"), limit: 1)
    #expect(found.hits.first?.coverage ?? 1 < 0.5)
    #expect(found.unknown == ["zebra-crossing", "zebra", "crossing"])
  }

  @Test func `Nothing asked and nothing to find are no hits`() throws {
    let search = try Self.made()
    #expect(try search.search(Query(""), limit: 3).hits.isEmpty)
    #expect(try search.search(Query("how do I"), limit: 3).hits.isEmpty)
    #expect(try PassageSearch([]).search(Query("pump"), limit: 3).hits.isEmpty)
    #expect(try PassageSearch(["", "\n\n"]).passages.isEmpty)
  }

  @Test(arguments: [
    "\"quoted\"", "NEAR(a b)", "a AND b OR c", "body:pump", "^pump*", "'); DROP TABLE passage; --",
    "pump\u{0}pump", "(((", "-pump", "🦊", "\u{FFFD}",
  ])
  func `Signs of the search language are words like any others`(_ question: String) throws {
    _ = try Self.made().search(Query(question), limit: 3)
  }

  @Test func `The same question finds the same, in the same order`() throws {
    let search = try Self.made()
    let first = try search.search(Query("pump cellar roof"), limit: 5).hits.map(\.place)
    for _ in 0..<20 {
      #expect(
        try search.search(Query("pump cellar roof"), limit: 5).hits.map(\.place) == first)
    }
  }

  @Test func `A library keeps the last few indexes and knows a changed seed`() async throws {
    let library = PassageLibrary()
    func context(_ id: String, _ text: String) -> ResponderRequest {
      ResponderRequest.sample("q", seed: [.system(text)], id: id)
    }
    for number in 0..<9 {
      let search = try await library.search(of: context("ctx-\(number)", "text \(number)"))
      #expect(search.passages.first?.text == "text \(number)")
    }
    let again = try await library.search(of: context("ctx-8", "text 8"))
    #expect(again.passages.first?.text == "text 8")
    let changed = try await library.search(of: context("ctx-8", "quite another text"))
    #expect(changed.passages.first?.text == "quite another text")
  }

  @Test(arguments: ["stop", "stopping", "context", "切换", "keys", "expired", "self-hosted"])
  func `Synonyms know the forms of a word and never give the word itself`(
    _ word: String
  ) throws {
    let phrase = try #require(SearchPhrase.of(word).first)
    let database = try DatabaseQueue()
    try database.write { connection in
      try Synonyms.fill(connection)
      let synonyms = try Synonyms.of(phrase, connection)
      #expect(!synonyms.isEmpty && !synonyms.contains(phrase))
      for synonym in synonyms {
        #expect(try !Synonyms.of(synonym, connection).isEmpty)
      }
    }
  }
}
