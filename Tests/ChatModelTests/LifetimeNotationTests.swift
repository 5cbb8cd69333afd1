import Basics
import Testing

@testable import ChatModel

/// Lifetimes and truncations as they are typed.
@Suite struct LifetimeNotationTests {
  private static let units: [(letter: String, seconds: Int)] = [
    ("s", 1), ("m", 60), ("h", 3600), ("d", 86_400), ("w", 604_800),
  ]

  @Test func `Several units in a row are added, in any order and case`() {
    var numbers = SplitMix(seed: 61)
    for _ in 0..<1000 {
      var (text, total) = ("", 0)
      for _ in 0..<Int.random(in: 1...5, using: &numbers) {
        let unit = Self.units[Int.random(in: 0..<Self.units.count, using: &numbers)]
        let count = Int.random(in: 0...5000, using: &numbers)
        text += "\(count)" + (Bool.random(using: &numbers) ? unit.letter : unit.letter.uppercased())
        total += count * unit.seconds
      }
      #expect(TimeToLive.seconds(text) == total, "\(text)")
      #expect(TimeToLive.seconds(text + "5") == nil, "a number without its unit")
    }
  }

  @Test func `A sum that is too large is none, whichever part makes it so`() {
    let most = "\(Int.max)"
    #expect(TimeToLive.seconds(most) == .max && TimeToLive.seconds(most + "s") == .max)
    for text in [most + "m", most + "s1s", "1s" + most + "s", "1w" + most + "s", most + "0"] {
      #expect(TimeToLive.seconds(text) == nil, "\(text)")
    }
  }

  @Test func `A lifetime is written in the largest unit that it is a multiple of`() {
    for (letter, seconds) in Self.units.dropLast() where letter != "s" {
      for count in [1, 7, 23] { #expect(TimeToLive.text(count * seconds) == "\(count)\(letter)") }
    }
    #expect(TimeToLive.text(61) == "61" && TimeToLive.text(3660) == "61m")
    #expect(TimeToLive.text(604_800) == "7d", "weeks are read, not written")
  }

  @Test(arguments: [
    "last:-1", "last:+5", "rolling:-1", "rolling:32768:-4096", "rolling:+1:+1", "last: 5",
    "last:５", "rolling:1:", " last:5", "last:5 ",
  ])
  func `A truncation takes whole numbers without a sign`(notation: String) {
    #expect(TruncationStrategy(notation: notation) == nil)
  }
}
