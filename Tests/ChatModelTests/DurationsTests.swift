import Basics
import Testing

@testable import ChatModel

@Suite struct DurationsTests {
  @Test(arguments: [
    (Int.min, "0s"), (-1, "0s"), (0, "0s"), (59, "59s"), (60, "1m 0s"), (299, "4m 59s"),
    (300, "5m 0s"), (301, "5m"), (359, "5m"), (3599, "59m"), (3600, "1h 0m"), (86_399, "23h 59m"),
    (86_400, "1d 0h"), (604_800, "7d 0h"), (90_000, "1d 1h"),
  ])
  func `Units change where the next one begins`(seconds: Int, words: String) {
    #expect(Durations.left(seconds) == words)
  }

  /// The seconds that the words name.
  private func seconds(in words: String) throws -> Int {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    return try words.split(separator: " ").reduce(0) { sum, part in
      let unit = try #require(part.last.flatMap { units[$0] }, "\(words)")
      return sum + (try #require(Int(part.dropLast()), "\(words)")) * unit
    }
  }

  @Test func `Never more is named than is left, and less than the last unit is kept back`() throws {
    var numbers = SplitMix(seed: 21)
    let lengths = [60, 301, 3600, 86_400, 10_000_000]
    for _ in 0..<3000 {
      let length = lengths.randomElement(using: &numbers) ?? 1
      let left = Int.random(in: 0..<length, using: &numbers)
      let named = try seconds(in: Durations.left(left))
      let unit = left <= 300 ? 1 : left < 86_400 ? 60 : 3600
      #expect((0..<unit).contains(left - named), "\(left): \(Durations.left(left))")
    }
  }

  @Test func `While time passes, the words never name more than before`() throws {
    var before = Int.max
    for left in stride(from: 200_000, through: 0, by: -7) {
      let named = try seconds(in: Durations.left(left))
      #expect(named <= before, "\(left)")
      before = named
    }
  }
}
