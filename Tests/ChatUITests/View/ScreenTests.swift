import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

/// Whole screens as text: what a user sees, row by row.
@Suite("Screens") struct ScreenTests {
  /// Compares the rows; the last one, the status, has tests of its own.
  private func expect(
    _ app: TestApp, _ rows: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let wanted = rows.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(app.screen.count == wanted.count + 1, sourceLocation: sourceLocation)
    for (place, (row, expected)) in zip(app.screen, wanted).enumerated() where row != expected {
      Issue.record(
        "row \(place): \(row.debugDescription) is not \(expected.debugDescription)",
        sourceLocation: sourceLocation)
    }
  }

  @Test("The first moment")
  func first() {
    let app = TestApp(rows: 10, columns: 50)
    expect(
      app,
      """
      ctxchat
      opening…





      ──────────────────────────────────────────────────
      › Write a prompt, / for commands, ? for help
      """)
    #expect(app.status.hasPrefix("opening…"))
    #expect(app.status.hasSuffix("F2 contexts · F1 help"))
  }

  @Test("A chat")
  func chat() {
    let app = TestApp.opened(
      rows: 12, columns: 60, turns: [Sample.view("a", reply: "Yes.\n\n- one\n- two")])
    expect(
      app,
      """
      manual · session · model model-a · warm 23h 59m · ━━━━━━
      › a prompt

      Yes.

      \(app.screen[5])
      \(app.screen[6])
      \(app.screen[7])
      \(app.screen[8])
      ────────────────────────────────────────────────────────────
      ›
      """)
    #expect(app.screen[5].contains("one") && app.screen[6].contains("two"))
    #expect(app.status.words == ["ready", "F2", "contexts", "·", "F1", "help"])
  }

  @Test("The menu")
  func menu() {
    var app = TestApp.opened(rows: 11, columns: 80)
    app.press("F2")
    let rows = [
      "manual · session · model model-a · warm 23h 59m · ━━━━━━ · ctx-202501…al-abcdef",
      "Contexts › type to filter 4",
      "1 soon gone expiring 4m 0s ━───── session 23 h ago",
      "›2 manual warm 23h 59m ━━━━━━ session 1 min ago",
      "3 code base warm 22h 0m ━━━━━━ prefix 2 h ago",
      "The parser 3 turns 2 h ago",
      "The lexer 3 turns 2 h ago",
      "4 imported unknown unknown yesterday",
      "",
      "Enter open ^N new ^O import id ^R rebuild ^K fork ^E rename ^D forget",
      "ready Esc close",
    ]
    #expect(app.screen.map(\.words) == rows.map(\.words))
    let states = app.screen[2...4].map { $0.prefix { $0 != "━" }.count }
    #expect(Set(states).count == 1)
  }

  @Test("The hint of a field stands beside it where it fits, else whole below the fields")
  func hints() {
    var app = TestApp.opened(columns: 60)
    app.press("Ctrl+X Ctrl+X")
    app.type("menu-new")
    app.press("Enter", "Tab")
    #expect(app.shows("› Mode"))
    #expect(
      app.text.words.joined(separator: " ").contains("common_prefix: only what you enter here"))
    app.resize(24, 140)
    #expect(
      app.shows("‹ session ›   session: the server keeps the turns; common_prefix: only what"))
  }

  @Test("A form")
  func form() {
    var app = TestApp.opened(rows: 10, columns: 60)
    app.press("F2", "Ctrl+E")
    expect(
      app,
      """
      manual · session · model model-a · warm 23h 59m · ━━━━━━
      Label and notes
      › Label   manual
        Notes   your own notes, never sent




      Tab next field · Enter save · Esc cancel
      """)
    #expect(app.frame.cursor == Point(row: 2, column: 16))
  }

  @Test("A refusal")
  func refusal() {
    var app = TestApp.opened(rows: 10, columns: 80)
    app.receive(
      .refused(
        SendRefusal(
          request: SendRequest(
            turn: TurnID(rawValue: "r"), conversation: Sample.manualTalk, prompt: "again"),
          reason: .expired(secondsLeft: -1))))
    #expect(
      app.screen[6]
        == "Not sent: expired  F5 rebuild and send · F6 send anyway · F7 choose another")
    #expect(app.screen[8] == "› again")
    #expect(app.frame.cursor == Point(row: 8, column: 7))
  }

  @Test("The popup of commands lies over the end of the transcript")
  func popup() {
    var app = TestApp.opened(rows: 12, columns: 60)
    app.type("/th")
    #expect(app.screen[8] == "› /theme   [name] · change the colours")
    #expect(app.screen[10] == "› /th")
  }

  @Test("CJK and emoji stand in the columns that they take")
  func wide() {
    var app = TestApp.opened(rows: 12, columns: 60)
    app.type("日本語 👍 x")
    let row = app.state.layout.composer.row
    #expect(app.screen[row] == "› 日本語 👍 x")
    #expect(app.frame.cursor == Point(row: row, column: 2 + 6 + 1 + 2 + 2))
  }

  @Test("The search of prompts and the search in the transcript ask in the same row")
  func questions() {
    var app = TestApp.opened(rows: 12, columns: 60, turns: Sample.history(2), history: ["abc"])
    app.press("Ctrl+R")
    app.type("b")
    #expect(app.divider == "prompts › b  abc")
    app.press("Esc", "Tab", "/")
    app.type("para")
    #expect(app.divider.hasPrefix("find › para  2 of 2"))
  }

  @Test("Where a text is cut an ellipsis says so, and nothing runs into the next part")
  func cutting() {
    var contexts = Sample.contexts
    contexts[0].context.label = String(repeating: "very ", count: 30) + "long"
    var app = TestApp.opened(rows: 12, columns: 70)
    app.receive(.contexts(contexts))
    #expect(app.header.contains("…"))
    #expect(app.header.contains(" · session · "))
    app.press("F2")
    #expect(app.screen.contains { $0.contains("very…") || $0.contains("ver…") || $0.contains("…") })
  }
}
