import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Hostile texts") struct HostileTextTests {
  static let texts = [
    "\u{1B}[31mred", "\u{1B}]0;title\u{7}", "\u{9B}31m", "a\u{202E}b", "\u{7F}", "\u{0}", "x\r\ny",
    "\u{2028}\u{2029}", "\u{1B}P1$r\u{1B}\\", "\u{FEFF}\u{200B}", "a\tb", "\u{85}\u{8D}",
    "e" + String(repeating: "\u{301}", count: 300), String(repeating: "界", count: 500),
    "\u{1F1E9}\u{1F1EA}\u{1F1E9}", "\u{E0001}\u{E0041}",
  ]

  @Test("Labels, models, ids, titles and previews", arguments: texts)
  func names(text: String) {
    var summaries = Sample.contexts
    for index in summaries.indices {
      summaries[index].context.label = text
      summaries[index].context.model = text
      summaries[index].context.contextID = text
      summaries[index].context.notes = text
      for place in summaries[index].conversations.indices {
        summaries[index].conversations[place].title = text
        summaries[index].conversations[place].lastPrompt = text
        summaries[index].conversations[place].lastReply = text
      }
    }
    var app = TestApp.opened(rows: 30, columns: 140)
    app.receive(.contexts(summaries))
    expectSound(app.state, "header and title")
    app.press("F2")
    app.type("x")
    app.press("Backspace")
    expectSound(app.state, "menu")
    for key in ["Ctrl+G", "Esc", "Ctrl+R", "Esc", "Ctrl+E"] {
      app.press(key)
      expectSound(app.state, key)
    }
  }

  @Test("Prompts, replies, notices, pastes and search hits", arguments: texts)
  func contents(text: String) {
    var app = TestApp.opened(turns: [Sample.view("h", prompt: text, reply: text)])
    expectSound(app.state, "transcript")
    app.send(.notice(Notice(level: .error, text: text), at: app.now))
    expectSound(app.state, "notice")
    app.paste(text)
    expectSound(app.state, "composer")
    app.press("Ctrl+F")
    app.paste(text)
    app.wait(1)
    app.receive(
      .searchResults(
        serial: app.state.overlays.searchSerial,
        [
          SearchHit(
            .reply, context: Sample.manual, conversation: Sample.manualTalk,
            turn: TurnID(rawValue: "h"), conversationTitle: text,
            contextLabel: text, date: app.now, snippet: text, matches: [0..<1])
        ]))
    expectSound(app.state, "search")
    app.send(.document(title: text, text: text, at: app.now))
    expectSound(app.state, "document")
    app.receive(.progress(JobProgress(job: 1, context: nil, stage: .running(text))))
    app.press("F10")
    expectSound(app.state, "log")
  }

  @Test("A request that was refused brings its hostile prompt back")
  func refused() {
    var app = TestApp.opened()
    app.receive(
      .refused(
        SendRefusal(
          request: SendRequest(
            turn: TurnID(rawValue: "r"), conversation: Sample.manualTalk,
            prompt: "\u{1B}[2Jboo"),
          reason: .invalid(message: "\u{1B}[2J"))))
    #expect(app.draft == "\u{1B}[2Jboo")
    expectSound(app.state)
  }
}
