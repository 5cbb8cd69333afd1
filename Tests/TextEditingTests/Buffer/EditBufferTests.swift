import Basics
import Testing

@testable import TextEditing

struct EditBufferTests {
  @Test(
    "What joins at the seams of a replacement becomes one cluster",
    arguments: [
      ("e", 1..<1, "\u{301}", ["e\u{301}"], 1), ("\u{301}", 0..<0, "e", ["e\u{301}"], 1),
      ("\r", 1..<1, "\n", ["\r\n"], 1), ("a\n", 1..<1, "\r", ["a", "\r\n"], 2),
      ("\rx\n", 1..<2, "", ["\r\n"], 1), ("👩", 1..<1, "\u{200D}👧", ["👩\u{200D}👧"], 1),
      ("👩\u{200D}x👧", 1..<2, "", ["👩\u{200D}👧"], 1),
      ("ab", 1..<1, "x", ["a", "x", "b"], 2), ("ab", 0..<2, "", [], 0),
      ("", 0..<0, "xy", ["x", "y"], 2),
      // A flag put in front makes all the others again.
      ("🇫🇷🇩🇪🇮🇹", 0..<0, "🇦", ["🇦🇫", "🇷🇩", "🇪🇮", "🇹"], 1),
      ("🇦🇧x🇨🇩🇪", 0..<1, "", ["x", "🇨🇩", "🇪"], 0),
    ] as [(String, Range<Int>, String, [String], Int)])
  func seams(text: String, range: Range<Int>, new: String, clusters: [String], end: Int) {
    var buffer = EditBuffer(text)
    let before = buffer
    let (change, place) = buffer.replace(range, with: EditUnit.units(of: new))
    #expect(buffer.units.map { EditUnit.text(of: [$0]) } == clusters)
    #expect(place == end)
    let after = buffer
    buffer.revert(change)
    #expect(buffer == before)
    buffer.apply(change)
    #expect(buffer == after)
  }

  @Test("Random replacements give the clusters of the whole text")
  func random() {
    var random = SplitMix(seed: 11)
    let pieces = [
      "a", "\u{301}", "\r", "\n", "🇫", "🇷", "👩", "\u{200D}", "\u{1F3FD}", "क", "\u{94D}", "ष", "ᄀ",
      "ᅡ", "\u{600}",
    ]
    var buffer = EditBuffer("")
    for _ in 0..<3000 {
      let lower = Int.random(in: 0...buffer.count, using: &random)
      let upper = min(buffer.count, lower + Int.random(in: 0...2, using: &random))
      let new = (0..<Int.random(in: 0...3, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      var whole = EditUnit.text(of: buffer.units[..<lower]) + new
      let place = whole.unicodeScalars.count
      whole += EditUnit.text(of: buffer.units[upper...])
      let (_, end) = buffer.replace(lower..<upper, with: EditUnit.units(of: new))
      let units = buffer.units.map { EditUnit.text(of: [$0]) }
      guard units.map({ Array($0.utf8) }) == whole.map({ Array(String($0).utf8) }) else {
        Issue.record("\(whole.debugDescription) gave \(units)")
        return
      }
      // The caret is behind what was put in, and not a cluster further.
      let scalars = units[..<end].joined().unicodeScalars.count
      let shorter = units[..<max(0, end - 1)].joined().unicodeScalars.count
      #expect(scalars >= place && (end == 0 || shorter < max(place, 1)))
      if buffer.count > 60 { _ = buffer.replace(0..<40, with: []) }
    }
  }
}
