import Testing

@testable import ChatModel

@Suite struct CountTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (-12345, "-12,345"), (-1_234_567, "-1,234,567"),
    (1_234_567, "1,234,567"), (.min, "-9,223,372,036,854,775,808"),
  ])
  func `A number has commas between thousands`(value: Int, text: String) {
    #expect(Count.text(value) == text)
  }

  @Test func `A noun goes with its number`() {
    #expect(Count.of(1, "turn") == "1 turn")
    #expect(Count.of(0, "turn") == "0 turns")
    #expect(Count.of(1200, "query", "queries") == "1,200 queries")
  }
}
