import ChatModel
import Testing

@testable import ChatTranscript

@Suite("Figures")
struct FiguresTests {
  @Test(
    "have a decimal where it matters",
    arguments: [
      (0, "0.0"), (0.04, "0.0"), (0.06, "0.1"), (9.94, "9.9"), (9.96, "10"), (42.4, "42"),
      (1234.5, "1,235"), (.nan, "?"), (.infinity, "?"),
    ])
  func decimal(value: Double, text: String) {
    #expect(Figures.decimal(value) == text)
  }

  @Test(
    "say 100 % only of the whole and 0 % only of nothing",
    arguments: [
      (0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %"), (7, "100 %"),
      (-1, "0 %"), (.nan, "?"),
    ])
  func percent(value: Double, text: String) {
    #expect(Count.percent(value) == text)
  }

  @Test(
    "count time in words",
    arguments: [
      (-5, "0 s"), (59, "59 s"), (61, "1 min 1 s"), (3661, "1 h 1 min"), (.max / 2, nil),
    ])
  func clock(seconds: Int, text: String?) {
    let result = Figures.clock(seconds)
    if let text { #expect(result == text) } else { #expect(!result.isEmpty) }
  }

  @Test("name durations and sizes")
  func units() {
    #expect(Figures.seconds(0.81) == "0.8 s")
    #expect(Figures.seconds(75) == "1 min 15 s")
    #expect(Figures.seconds(.infinity) == "?")
    #expect(Figures.bytes(999) == "999 B")
    #expect(Figures.bytes(4812) == "4.8 kB")
  }
}
