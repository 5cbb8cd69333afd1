import ChatModel
import ChatTranscript
import FoundationEssentials
import Testing

@testable import ChatUI

@Suite struct FiguresTests {
  @Test(
    "Counts are short",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1.0k"), (9949, "9.9k"), (9950, "10k"), (12_345, "12k"),
      (999_499, "999k"), (999_500, "1.0M"), (1_250_000, "1.3M"), (-5, "-5"),
      (.max, "9223372036854.8M"),
    ])
  func short(count: Int, expected: String) {
    #expect(Figures.short(count) == expected)
  }

  @Test(
    "Decimals",
    arguments: [
      (1.005, 1, "1.0"), (0.05, 2, "0.05"), (-0.04, 1, "0.0"), (2.999, 2, "3.00"), (7, 0, "7"),
      (-1.5, 1, "-1.5"),
    ])
  func decimal(value: Double, digits: Int, expected: String) {
    #expect(Figures.decimal(value, digits: digits) == expected)
  }

  @Test(
    "No number traps",
    arguments: [Double.nan, .infinity, -.infinity, 1e300, .leastNonzeroMagnitude])
  func extremes(value: Double) {
    _ = Figures.decimal(value, digits: 4)
    _ = Count.percent(value)
    _ = Durations.elapsed(value)
  }

  @Test(
    "What is left",
    arguments: [
      (-3, "0s"), (59, "59s"), (60, "1m 0s"), (300, "5m 0s"), (301, "5m"), (3599, "59m"),
      (3600, "1h 0m"), (86_399, "23h 59m"), (86_400, "1d 0h"), (604_800, "7d 0h"),
    ])
  func left(seconds: Int, expected: String) {
    #expect(Durations.left(seconds) == expected)
  }

  @Test(
    "How long ago",
    arguments: [
      (-50, "now"), (59, "now"), (60, "1 min ago"), (7200, "2 h ago"), (90_000, "yesterday"),
      (500_000, "5 days ago"),
    ])
  func ago(seconds: Double, expected: String) {
    #expect(Durations.ago(.start, now: Date.start.addingTimeInterval(seconds)) == expected)
  }

  @Test(
    "How long it took",
    arguments: [(0.04, "0.0 s"), (4.25, "4.3 s"), (42.9, "42 s"), (125, "2m 5s")])
  func elapsed(seconds: Double, expected: String) {
    #expect(Durations.elapsed(seconds) == expected)
  }
}
