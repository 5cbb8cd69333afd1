import ChatModel
import FoundationEssentials
import Testing

@testable import ctxchat

@Suite struct SearchLinesTests {
  private func hit(_ snippet: String, _ matches: [Range<Int>]) -> SearchHit {
    SearchHit(
      .reply, context: ContextKey(rawValue: "k"), conversation: ConversationID(rawValue: "c1"),
      turn: TurnID(rawValue: "t1"),
      conversationTitle: "A\ntitle\u{1B}[2J", contextLabel: "guide",
      date: Date(timeIntervalSince1970: 1_775_000_000), snippet: snippet, matches: matches)
  }

  @Test func `Matches are bold where that can be, and plain elsewhere`() {
    let hits = [hit("the moon\nand 月亮", [4..<8, 13..<15])]
    #expect(
      SearchLines.text(hits, isStyled: true).hasSuffix(
        "    the \u{1B}[0;1mmoon\u{1B}[0m and \u{1B}[0;1m月亮\u{1B}[0m\n"))
    let plain = SearchLines.text(hits, isStyled: false)
    #expect(plain.hasSuffix("    the moon and 月亮\n"))
    #expect(plain.hasPrefix("c1  2026-0"))
    #expect(plain.contains("guide · A title"))
  }

  @Test func `Control characters of a hit never come out, styled or not`() {
    let hits = [hit("a\u{1B}[31mb\u{7}", [0..<1])]
    let styled = SearchLines.text(hits, isStyled: true)
    #expect(
      !styled.contains("\u{1B}[31m") && !styled.contains("\u{7}") && !styled.contains("\u{1B}[2J"))
    #expect(!SearchLines.text(hits, isStyled: false).contains("\u{1B}"))
  }

  @Test(arguments: [[0..<99], [3..<4, 1..<2], [2..<2], [5..<9]])
  func `Matches that do not fit are left plain`(matches: [Range<Int>]) {
    let text = SearchLines.text([hit("moon", matches)], isStyled: true)
    let plain = text.replacing("\u{1B}[0;1m", with: "").replacing("\u{1B}[0m", with: "")
    #expect(plain.hasSuffix("    moon\n"))
  }
}
