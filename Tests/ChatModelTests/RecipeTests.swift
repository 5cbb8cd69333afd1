import ChatModel
import FoundationEssentials
import Testing

@Suite struct RecipeTests {
  @Test(arguments: [
    ("3600", 3600), ("90m", 5400), ("24h", 86_400), ("7d", 604_800), ("1d12h", 129_600),
    ("1W", 604_800), ("", nil), ("h", nil), ("1x", nil), ("12h3", nil), ("-1h", nil),
    ("99999999999999999999", nil), ("9223372036854775807w", nil),
  ])
  func `A lifetime is read as people write it`(_ text: String, _ seconds: Int?) {
    #expect(TimeToLive.seconds(text) == seconds)
  }

  @Test func `A label has the day and the time of its making`() {
    let date = Date(timeIntervalSince1970: 1_775_000_000)
    func label(_ pattern: String?, utcOffset: Int = 0) -> String {
      SavedRecipe(name: "code", label: pattern).label(at: date, utcOffset: utcOffset)
    }
    #expect(label("{name} of {date}, {time}") == "code of 2026-03-31, 23:33")
    #expect(label("{date} {time}", utcOffset: 8 * 3600) == "2026-04-01 07:33")
    #expect(label("{date} {time}", utcOffset: -12_600) == "2026-03-31 20:03")
    #expect(label("plain") == "plain")
    #expect(label(nil) == "code")
  }

  @Test func `A distilled recipe holds each answer with its question and names where it is from`() {
    func turn(_ prompt: String, _ reply: String, _ id: String) -> Turn {
      Turn(
        conversation: ConversationID(rawValue: "c"), prompt: prompt,
        choices: reply.isEmpty ? [] : [Choice(content: reply)], phase: .ended(.complete),
        timings: TurnTimings(createdAt: .now), contextID: id)
    }
    let context = CachedContext(
      label: "guide", contextID: "ctx-2", mode: .session, model: "m", profile: "p",
      createdAt: .now)
    let turns = [
      turn("why", "so", "ctx-1"), turn("none", "", "ctx-1"), turn("how", "thus", "ctx-2"),
    ]
    let recipe = Distillation.recipe(from: turns, title: "Talk", context: context, at: .now)
    #expect(recipe?.seed.map(\.role) == [.system, .system])
    #expect(
      recipe?.seed.first?.content
        == "From a conversation “Talk” with “guide”.\n\nQuestion:\n\nwhy\n\nAnswer:\n\nso")
    #expect(recipe?.lineage.map(\.contextID) == ["ctx-2", "ctx-1"])
    #expect(recipe?.model == "m" && recipe?.label == "guide distilled")
    #expect(Distillation.recipe(from: [turns[1]], title: "", context: context, at: .now) == nil)
  }
}
