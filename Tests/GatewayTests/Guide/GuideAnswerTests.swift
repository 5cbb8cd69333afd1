import FoundationEssentials
import Glibc
import Testing

@testable import Gateway

@Suite struct GuideAnswerTests {
  private static let seed = [
    WireMessage.system(TestGateway.seed),
    .user("## Ferry\n\nThe ferry to Sund leaves at six each day."),
  ]

  private func answer(_ question: String, before turns: [WireMessage] = []) -> String {
    GuideAnswer.text(
      for: .sample(question, seed: Self.seed, before: turns),
      index: PassageIndex(Self.seed.map(\.content)))
  }

  @Test func `It quotes under the heading and says that it quotes`() {
    let text = answer("Who built the lighthouse?")
    #expect(
      text.hasPrefix(GuideWords.english.found + "\n\n**Lighthouse**\n\nThe lighthouse was built"))
    #expect(text.hasSuffix("\n\n" + GuideWords.english.closing))
    #expect(!text.contains("ferry"))
  }

  @Test func `Every message of the seed is searched`() {
    #expect(answer("ferry?").contains("leaves at six"))
  }

  @Test func `A question in Chinese is answered in Chinese words`() {
    #expect(answer("Lighthouse 怎么样？").hasPrefix(GuideWords.chinese.found))
  }

  @Test func `Where nothing matches it names the topics`() {
    let text = answer("quantum chromodynamics")
    #expect(text.contains("- Harbour") && text.contains("- Ferry"))
    #expect(!text.contains(GuideWords.english.found))
  }

  @Test func `What was said in the session is remembered, questions are not`() {
    let turns: [WireMessage] = [
      .user("My boat is called Astrid. When does the harbour close?"), .assistant("At nine."),
    ]
    let text = answer("What is my boat called?", before: turns)
    #expect(text.contains("> My boat is called Astrid."))
    #expect(!text.contains("> When"))
  }

  @Test func `Asking for more goes on from the question before`() {
    let seed = [
      WireMessage.system(
        (1...6).map {
          "## Pump \($0)\n\nPump number \($0) needs oil of the kind \($0)0, checked weekly."
        }
        .joined(separator: "\n\n"))
    ]
    let index = PassageIndex(seed.map(\.content))
    let first = GuideAnswer.text(for: .sample("pump oil?", seed: seed), index: index)
    let more = GuideAnswer.text(
      for: .sample("more", seed: seed, before: [.user("pump oil?"), .assistant(first)]),
      index: index)
    #expect(more.hasPrefix(GuideWords.english.more))
    let quoted = (1...6).filter { first.contains("Pump number \($0)") }
    let added = (1...6).filter { more.contains("Pump number \($0)") }
    #expect(!quoted.isEmpty && !added.isEmpty && Set(quoted).isDisjoint(with: added))
  }

  @Test func `A follow-up that says little goes with the question before`() {
    let turns: [WireMessage] = [.user("lighthouse granite"), .assistant("…")]
    let text = answer("and why?", before: turns)
    #expect(text.hasPrefix(GuideWords.english.foundBefore) && text.contains("granite"))
  }

  @Test func `A context without headings, and an empty one`() {
    let plain = PassageIndex([
      "just words about a harbour, nothing else at all, and a few more of them"
    ])
    let request = ResponderRequest.sample("harbour?", seed: [])
    #expect(GuideAnswer.text(for: request, index: plain).contains("\n\njust words"))
    #expect(
      GuideAnswer.text(for: request, index: PassageIndex([])).hasPrefix(
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
