import ChatUI
import TerminalKit
import Testing

@testable import ChatApp

/// What is learnt from a terminal's answers.
@Suite struct TerminalFactTests {
  @Test(
    arguments: [
      ("black", 0, 0, 0, true), ("white", 1, 1, 1, false), ("solarized dark", 0, 0.17, 0.21, true),
      ("solarized light", 0.99, 0.96, 0.89, false), ("dracula", 0.16, 0.16, 0.21, true),
      // The eye sees green as light and blue as dark.
      ("green", 0, 1, 0, false), ("blue", 0, 0, 1, true), ("red", 1, 0, 0, true),
      ("yellow", 1, 1, 0, false), ("grey", 0.45, 0.45, 0.45, true),
      ("light grey", 0.55, 0.55, 0.55, false),
    ] as [(String, Double, Double, Double, Bool)])
  func `A background is dark or light as the eye sees it`(
    name: String, red: Double, green: Double, blue: Double, isDark: Bool
  ) {
    let reply = TerminalReply.color(selector: 11, red: red, green: green, blue: blue)
    #expect(TerminalFact(reply) == .background(isDark: isDark))
  }

  @Test(arguments: [
    TerminalReply.color(selector: 10, red: 0, green: 0, blue: 0),
    .color(selector: 12, red: 1, green: 1, blue: 1), .version("xterm(390)"), .mode(2004, state: 1),
    .cursorPosition(Point(row: 1, column: 1)),
  ])
  func `Answers about other things say nothing of the background`(reply: TerminalReply) {
    #expect(TerminalFact(reply) == nil)
  }
}
