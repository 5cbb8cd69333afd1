import Configuration
import Testing

@testable import ctxchat

@Suite struct PrintedReplyTests {
  private static let looks = PrintedLooks(environment: ["NO_COLOR": "1"], Configuration())

  private func printed(_ parts: [String], _ looks: PrintedLooks?) -> [String] {
    var reply = PrintedReply(looks)
    return parts.map { reply.text(adding: $0, columns: 20) } + [reply.rest(columns: 20)]
  }

  @Test func `Without looks each part is printed as it came`() {
    let parts = ["# a\u{1B}[2J", "", "\r\n**b", "**"]
    #expect(printed(parts, nil) == parts + [""])
  }

  @Test func `With looks each block is printed once it is final`() {
    #expect(
      printed(["# a\u{1B}[2J\n", "**b", "**\n\n- ", "c"], Self.looks)
        == ["\u{1B}[0;1;4ma␛[2J\u{1B}[0m\n", "", "\n\u{1B}[0;1mb\u{1B}[0m\n", "", "\n• c\n"])
  }

  @Test(arguments: ["", "\n", "   ", "\n\n\n"])
  func `Nothing to show is nothing to print`(text: String) {
    #expect(printed([text], Self.looks) == ["", ""])
  }
}
