import FoundationEssentials
import Glibc
import Testing

@testable import Gateway

@Suite struct GuideAnswerTests {
  private static let seed = [
    WireMessage.system(TestGateway.seed),
    .user("## Ferry\n\nThe ferry to Sund leaves at six each day."),
  ]

  private func answer(_ question: String, before turns: [WireMessage] = []) throws -> String {
    try GuideAnswer.text(
      for: .sample(question, seed: Self.seed, before: turns),
      search: PassageSearch(Self.seed.map(\.content)))
  }

  @Test func `It quotes under the heading and says that it quotes`() throws {
    let text = try answer("Who built the lighthouse?")
    #expect(
      text.hasPrefix(GuideWords.english.found + "\n\n**Lighthouse**\n\nThe lighthouse was built"))
    #expect(text.hasSuffix("\n\n" + GuideWords.english.closing))
    #expect(!text.contains("ferry"))
  }

  @Test func `Every message of the seed is searched`() throws {
    #expect(try answer("ferry?").contains("leaves at six"))
  }

  @Test func `A question in Chinese is answered in Chinese words`() throws {
    #expect(try answer("Lighthouse 怎么样？").hasPrefix(GuideWords.chinese.found))
  }

  @Test func `Where nothing matches it names the topics`() throws {
    let text = try answer("quantum chromodynamics")
    #expect(text.contains("- Harbour") && text.contains("- Ferry"))
    #expect(!text.contains(GuideWords.english.found))
  }

  @Test(arguments: [
    "boat", "What is my boat called?", "Astrid", "vim", "My boat is called Astrid.",
    "When do I sail to the harbour with Astrid?",
  ])
  func `What the user said before is never quoted`(_ question: String) throws {
    let turns: [WireMessage] = [
      .user("My boat is called Astrid. vim is my editor."), .assistant("Astrid, a fine boat."),
      .user("Which boat do I have?"), .assistant("Your boat is Astrid."),
    ]
    let text = try answer(question, before: turns)
    #expect(!text.contains("my editor") && !text.contains("fine boat"))
    #expect(!text.contains("My boat") && !text.contains("Which boat"))
  }

  @Test(arguments: [
    "hello", "Hi!", "hello there :)", "Good morning.", "hey", "thanks", "  hello  ",
  ])
  func `A greeting is answered with one and with what can be asked`(_ greeting: String) throws {
    let text = try answer(greeting)
    #expect(text.hasPrefix(GuideWords.english.greeting) && text.contains("- Harbour"))
  }

  @Test(arguments: ["你好", "您好！", "你好呀", "早上好", "谢谢"])
  func `A Chinese greeting is answered in Chinese`(_ greeting: String) throws {
    #expect(try answer(greeting).hasPrefix(GuideWords.chinese.greeting))
  }

  @Test(arguments: [
    "hello, who built the lighthouse?", "Hi! lighthouse granite?", "你好，lighthouse 是谁建的",
  ])
  func `A greeting before a question does not hide it`(_ question: String) throws {
    #expect(try answer(question).contains("Ada Lindqvist"))
  }

  @Test(arguments: ["highlighting", "history", "testament", "pingpong"])
  func `A word that begins like a greeting is none`(_ word: String) {
    #expect(Greeting.rest(of: word) == nil)
  }

  @Test func `A question about several things has a passage for each`() throws {
    let text = try answer("When does the ferry leave and who built the lighthouse?")
    #expect(text.contains("leaves at six") && text.contains("Ada Lindqvist"))
    #expect(!text.contains("regatta"))
  }

  @Test func `What nothing speaks of is named beside what was found`() throws {
    let text = try answer("harbour and quasar")
    #expect(text.contains("closes at nine") && text.contains("mentions “quasar”"))
  }

  @Test func `Asking for more continues from the question before`() throws {
    let seed = [
      WireMessage.system(
        (1...6).map {
          "## Pump \($0)\n\nPump number \($0) needs oil of the kind \($0)0, checked weekly."
        }
        .joined(separator: "\n\n"))
    ]
    let index = try PassageSearch(seed.map(\.content))
    let first = try GuideAnswer.text(for: .sample("pump oil?", seed: seed), search: index)
    let more = try GuideAnswer.text(
      for: .sample("more", seed: seed, before: [.user("pump oil?"), .assistant(first)]),
      search: index)
    #expect(more.hasPrefix(GuideWords.english.more))
    let quoted = (1...6).filter { first.contains("Pump number \($0)") }
    let added = (1...6).filter { more.contains("Pump number \($0)") }
    #expect(!quoted.isEmpty && !added.isEmpty && Set(quoted).isDisjoint(with: added))
  }

  @Test func `A follow-up that says little goes with the question before`() throws {
    let turns: [WireMessage] = [.user("lighthouse granite"), .assistant("…")]
    let text = try answer("and why?", before: turns)
    #expect(text.hasPrefix(GuideWords.english.foundBefore) && text.contains("granite"))
  }

  // MARK: Rebuilt contexts

  @Test(arguments: [
    ("Who built the lighthouse?", "Tell me more", GuideWords.english.found),
    ("灯塔 lighthouse 是谁建的", "还有呢", GuideWords.chinese.found),
    ("hello, lighthouse granite?", "and why?", GuideWords.english.greeting),
    ("lighthouse granite?", "go on", GuideWords.english.more + "\n\nThe light"),
    ("ferry? lighthouse!", "continue", GuideWords.english.nothing),
  ])
  func `A context that was rebuilt continues from the turns in its seed and quotes none of them`(
    _ question: String, _ next: String, _ opening: String
  ) async throws {
    let seed = [
      WireMessage.system(TestGateway.seed), .user(question),
      .assistant(opening + " This was said before."),
    ]
    let request = ResponderRequest.sample(next, seed: seed)
    let search = try await PassageLibrary().search(of: request)
    let text = try GuideAnswer.text(for: request, search: search)
    #expect(
      text.hasPrefix(GuideWords.of(next).foundBefore) || text.hasPrefix(GuideWords.of(next).more))
    #expect(!text.contains("said before") && !text.contains(question))
    #expect(text.contains("granite") || text.contains("Norrvik"))
  }

  @Test func `A document that somebody else answered stays a text to quote`() {
    let seed: [WireMessage] = [
      .system("a"), .user("The ferry leaves at six."), .assistant("Understood."), .user("b"),
      .user("What leaves?"), .assistant("…\n\n" + GuideWords.chinese.closing), .user("c"),
    ]
    let source = GuideSource(seed)
    #expect(source.texts == ["a", "The ferry leaves at six.", "Understood.", "b", "c"])
    #expect(source.turns.map(\.role) == ["user", "assistant"])
    #expect(source.turns.first?.content == "What leaves?")
  }

  @Test func `A context without headings, and an empty one`() throws {
    let plain = try PassageSearch([
      "just words about a harbour, nothing else at all, and a few more of them"
    ])
    let request = ResponderRequest.sample("harbour?", seed: [])
    #expect(try GuideAnswer.text(for: request, search: plain).contains("\n\njust words"))
    #expect(
      try GuideAnswer.text(for: request, search: PassageSearch([])).hasPrefix(
        GuideWords.english.nothingAtAll))
  }

  @Test func `The texts that ship are those of the documentation`() throws {
    // The folder of the tests may be reached by a link.
    let path = try #require(realpath(#filePath, nil))
    defer { free(path) }
    let root = String(cString: path).split(separator: "/").dropLast(4).map { "/" + $0 }.joined()
    for (name, text) in [
      ("guide.md", ShippedText.guide), ("api.md", ShippedText.apiReference),
      ("guide.zh.md", ShippedText.chineseGuide),
    ] {
      let bytes = try #require(FileManager.default.contents(atPath: "\(root)/docs/\(name)"))
      #expect(
        String(decoding: bytes, as: UTF8.self) == text,
        "run Scripts/generate-guide-texts after editing docs")
    }
  }
}
