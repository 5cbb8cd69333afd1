import Testing

@testable import Gateway

@Suite struct PromptCacheTests {
  @Test func `Only whole messages from the first one on are shared`() async {
    let cache = PromptCache()
    #expect(await cache.shared(with: [.user("a")]) == 0)
    await cache.note([.system("s"), .user("a"), .assistant("b")])
    await cache.note([.system("s"), .user("c")])
    let cases: [([WireMessage], [WireMessage])] = [
      (
        [.system("s"), .user("a"), .assistant("b"), .user("d")],
        [.system("s"), .user("a"), .assistant("b")]
      ),
      ([.system("s"), .user("c")], [.system("s"), .user("c")]),
      ([.system("s"), .user("x"), .assistant("b")], [.system("s")]),
      ([.user("a"), .assistant("b")], []), ([.user("s")], []), ([], []),
    ]
    for (prompt, shared) in cases {
      #expect(await cache.shared(with: prompt) == TokenCount.of(shared))
    }
  }

  @Test func `Old prompts are dropped`() async {
    let cache = PromptCache()
    for number in 0..<40 { await cache.note([.user("\(number)")]) }
    #expect(await cache.shared(with: [.user("0")]) == 0)
    #expect(await cache.shared(with: [.user("39")]) > 0)
  }

  private static let seeds: [([WireMessage], Int)] = [
    ([.system("s"), .user("q")], 1), ([.system("s"), .system("t"), .user("q")], 2),
    ([.user("text"), .user("q")], 1), ([.user("q")], 0), ([], 0), ([.system("s")], 1),
    ([.user("a"), .system("s"), .user("q")], 1),
  ]

  @Test(arguments: seeds)
  func `The seed of a prompt is what the system says, or its beginning`(
    _ prompt: [WireMessage], _ count: Int
  ) {
    #expect(SeedRule.seed(of: prompt) == Array(prompt.prefix(count)))
  }
}
