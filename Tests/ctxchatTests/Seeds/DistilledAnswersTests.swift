import Testing

@testable import ctxchat

@Suite struct DistilledAnswersTests {
  @Test(arguments: [
    ("last", "last", 1), ("last:3", "last", 3), ("01hx", "01hx", 1), ("01hx:12", "01hx", 12),
    ("last:+2", "last", 2),
  ])
  func `A conversation with the number of its answers`(
    name: String, conversation: String, count: Int
  ) throws {
    let parsed = try DistilledAnswers.parse(name)
    #expect(parsed == (conversation, count))
  }

  @Test(arguments: [
    "", ":", ":3", "last:", "last:0", "last:-1", "last:x", "last:1:2", "last:1.5",
    "last:99999999999999999999", "last: 3",
  ])
  func `Other words are refused before anything is read`(name: String) {
    let failure = #expect(throws: CommandFailure.self) { try DistilledAnswers.parse(name) }
    #expect(failure?.status == .usage && failure?.description.contains("“\(name)”") == true)
  }
}
