import Basics
import FoundationEssentials
import Testing

@testable import ChatModel

/// Labels with the day and the time of their making, at any place.
@Suite struct RecipeLabelTests {
  private func label(_ pattern: String?, _ seconds: Double, utcOffset: Int = 0) -> String {
    SavedRecipe(name: "code", label: pattern)
      .label(at: Date(timeIntervalSince1970: seconds), utcOffset: utcOffset)
  }

  @Test(arguments: [
    (0, 0, "1970-01-01 00:00"), (-1, 0, "1969-12-31 23:59"), (951_782_400, 0, "2000-02-29 00:00"),
    (4_107_542_399, 0, "2100-02-28 23:59"), (4_107_542_400, 0, "2100-03-01 00:00"),
    // Nepal, the Marquesas, Kiribati, and a place that has none.
    (1_775_000_000, 20_700, "2026-04-01 05:18"), (1_775_000_000, -34_200, "2026-03-31 14:03"),
    (1_775_000_000, 50_400, "2026-04-01 13:33"), (1_775_000_000, 1_000_000, "2026-03-31 23:33"),
    (59.999, 0, "1970-01-01 00:00"),
  ])
  func `Day and time are those on the wall`(seconds: Double, utcOffset: Int, text: String) {
    #expect(label("{date} {time}", seconds, utcOffset: utcOffset) == text)
  }

  @Test func `Time goes on by what passes, at every place`() {
    var numbers = SplitMix(seed: 141)
    for _ in 0..<500 {
      let minute = Int.random(in: 0...40_000_000, using: &numbers)
      let offset = Int.random(in: -56...56, using: &numbers) * 900
      let text = label("{date}T{time}", Double(minute * 60), utcOffset: offset)
      // The same as at Greenwich, so much later.
      #expect(text == label("{date}T{time}", Double(minute * 60 + offset)))
      #expect(text.utf8.count == 16)
    }
  }

  @Test(arguments: [
    ("{name}{name}", "codecode"), ("{Name}", "{Name}"), ("{ name }", "{ name }"),
    ("{{name}}", "{code}"), ("{date", "{date"), ("", ""), ("名 {name} 😀", "名 code 😀"),
  ])
  func `Other braces stay as they are`(pattern: String, text: String) {
    #expect(label(pattern, 0) == text)
  }

  @Test func `Without a pattern the name is the label`() {
    #expect(label(nil, 0) == "code")
  }
}
