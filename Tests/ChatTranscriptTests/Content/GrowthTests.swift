import Testing

@testable import ChatTranscript

@Suite("How a text grew")
struct GrowthTests {
  @Test(
    "is reported by bytes",
    arguments: [
      ("", "", Growth.none), ("a", "a", .none), ("", "ab", .append("ab")),
      ("a", "ab", .append("b")), ("日", "日本", .append("本")), ("ab", "a", .other),
      ("ab", "ac", .other),
      // A combining mark joins the letter before it, and is growth anyway.
      ("e", "e\u{301}", .append("\u{301}")),
      // The same to a reader, but not the same bytes.
      ("e\u{301}", "\u{E9}", .other), ("\r", "\r\n", .append("\n")),
    ])
  func growth(old: String, new: String, expected: Growth) {
    #expect(Growth(from: old, to: new) == expected)
  }
}
