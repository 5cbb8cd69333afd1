import Testing

@testable import Gateway

@Suite struct PassageIndexTests {
  private static let index = PassageIndex([
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

  private func headings(_ question: String) -> [String] {
    Self.index.search(Query(question), limit: 5).map {
      Self.index.passages[$0.place].headings.last?.text ?? ""
    }
  }

  @Test func `Passages of all sources are found, best first`() {
    #expect(headings("regatta").first == "Harbour")
    #expect(headings("broken pump").first == "Repairs")
  }

  @Test func `What something is stands under a heading that says so`() {
    #expect(headings("What is a pump?").first == "What a pump is")
  }

  @Test func `Code comes after prose`() {
    #expect(headings("pump").last == "Code")
  }

  @Test func `A synonym finds what the word itself does not`() {
    #expect(headings("quit").first == "Harbour", "closes is another word for it")
  }

  @Test func `Sections of different sources are different`() {
    let sections = Self.index.passages.map(\.section)
    #expect(Set(sections).count == sections.count)
  }

  @Test func `Coverage and share are parts of one`() {
    for question in ["regatta", "pump zebra", "zebra giraffe pump water", "June evening harbour"] {
      for hit in Self.index.search(Query(question), limit: 9) {
        #expect(hit.coverage > 0 && hit.coverage <= 1 && hit.share > 0 && hit.share <= 1)
      }
    }
    let hit = Self.index.search(Query("pump zebra"), limit: 1).first
    #expect(hit?.share == 0.5 && hit?.coverage ?? 1 < 0.5)
  }

  @Test func `Nothing asked and nothing to find are no hits`() {
    #expect(Self.index.search(Query(""), limit: 3).isEmpty)
    #expect(Self.index.search(Query("how do I"), limit: 3).isEmpty)
    #expect(PassageIndex([]).search(Query("pump"), limit: 3).isEmpty)
    #expect(PassageIndex(["", "\n\n"]).passages.isEmpty)
  }

  @Test func `The same question finds the same, in the same order`() {
    let first = Self.index.search(Query("pump cellar roof"), limit: 5).map(\.place)
    for _ in 0..<20 {
      #expect(Self.index.search(Query("pump cellar roof"), limit: 5).map(\.place) == first)
    }
  }

  @Test func `A library keeps the last few indexes and knows a changed seed`() async {
    let library = PassageLibrary()
    func context(_ id: String, _ text: String) -> StoredContext {
      ResponderRequest.sample("q", seed: [.system(text)], id: id).context
    }
    for number in 0..<9 {
      let index = await library.index(of: context("ctx-\(number)", "text \(number)"))
      #expect(index.passages.first?.text == "text \(number)")
    }
    let again = await library.index(of: context("ctx-8", "text 8"))
    #expect(again.passages.first?.text == "text 8")
    let changed = await library.index(of: context("ctx-8", "quite another text"))
    #expect(changed.passages.first?.text == "quite another text")
  }

  @Test(arguments: ["stop", "context", "切换", "key", "expir"])
  func `Synonyms hold both ways and never the word itself`(_ word: String) {
    let synonyms = Synonyms.of(word)
    #expect(!synonyms.isEmpty && !synonyms.contains(word))
    for synonym in synonyms { #expect(Synonyms.of(synonym).contains(word)) }
  }
}
