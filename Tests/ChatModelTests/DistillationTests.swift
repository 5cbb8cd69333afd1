import FoundationEssentials
import Testing

@testable import ChatModel

/// A context that is made from answers.
@Suite struct DistillationTests {
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private func turn(
    _ prompt: String, _ replies: [String], chosen: Int = 0, id: String = "ctx-1"
  ) -> Turn {
    Turn(
      conversation: ConversationID(rawValue: "c"), prompt: prompt,
      choices: replies.map { Choice(content: $0) }, chosen: chosen, phase: .ended(.complete),
      timings: TurnTimings(createdAt: Self.now), contextID: id)
  }

  private func recipe(
    _ turns: [Turn], title: String = "Talk", label: String = "guide"
  ) -> ContextRecipe? {
    let context = CachedContext(
      label: label, contextID: "ctx-9", mode: .session, model: "m-1", profile: "p",
      createdAt: Self.now)
    return Distillation.recipe(from: turns, title: title, context: context, at: Self.now)
  }

  @Test func `The order of the answers is that of the conversation`() {
    let recipe = recipe([turn("one", ["1"]), turn("two", ["2"]), turn("three", ["3"])])
    #expect(recipe?.seed.map { $0.content.last } == ["1", "2", "3"])
    #expect(recipe?.mode == .commonPrefix, "answers are asked about, not continued")
  }

  @Test func `The answer is the one that the conversation goes on from`() {
    let seed = recipe([turn("q", ["first", "second"], chosen: 1)])?.seed
    #expect(seed?.first?.content.hasSuffix("\n\nAnswer:\n\nsecond") == true)
    #expect(recipe([turn("q", ["first"], chosen: 1)]) == nil, "there is no such answer")
  }

  @Test func `Without a title the context alone is named`() {
    let text = recipe([turn("q", ["a"])], title: "")?.seed.first?.content
    #expect(text?.hasPrefix("From a conversation with “guide”.\n\n") == true)
  }

  @Test func `Texts go in exactly as they are`() {
    let (prompt, reply) = ("a\r\n\u{0}\u{301}", "\n```\n# “x”\n```\n")
    let text = recipe([turn(prompt, [reply])])?.seed.first?.content ?? ""
    #expect(
      text.utf8.elementsEqual(
        ("From a conversation “Talk” with “guide”.\n\nQuestion:\n\n" + prompt + "\n\nAnswer:\n\n"
          + reply).utf8))
  }

  @Test func `Each id that answered is in the lineage once, the newest first`() {
    let ids = ["a", "b", "a", "c", "b"]
    let recipe = recipe(ids.map { turn("q", ["r"], id: $0) })
    #expect(recipe?.lineage.map(\.contextID) == ["b", "c", "a"])
    #expect(
      recipe?.lineage.allSatisfy { $0.reason == .distilled && $0.retiredAt == Self.now } == true)
    #expect(recipe?.lineage.allSatisfy { $0.creationUsage == nil } == true, "others paid for them")
  }

  @Test func `An id whose turns had no answer gave nothing`() {
    let recipe = recipe([turn("q", [], id: "empty"), turn("q", ["r"], id: "full")])
    #expect(recipe?.lineage.map(\.contextID) == ["full"])
    #expect(recipe?.seed.count == 1)
  }

  @Test(arguments: [
    ("guide", "guide distilled"),
    (String(repeating: "x", count: 31), String(repeating: "x", count: 30) + " distilled"),
    (String(repeating: "👩‍👩‍👧", count: 40), String(repeating: "👩‍👩‍👧", count: 30) + " distilled"),
  ])
  func `A long label is cut between characters`(label: String, distilled: String) {
    #expect(recipe([turn("q", ["r"])], label: label)?.label == distilled)
  }
}
