import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Stopping and quitting") struct StoppingTests {
  private func streaming() -> TestApp {
    var app = TestApp.opened()
    app.receive(turn: Sample.turn("live", reply: "", phase: .streaming))
    app.receive(
      .delta(
        TurnDelta(turn: TurnID(rawValue: "live"), conversation: Sample.manualTalk, content: "So")))
    return app
  }

  @Test("Esc and Ctrl+C stop the reply and show it at once", arguments: ["Esc", "Ctrl+C"])
  func stop(key: String) {
    var app = streaming()
    app.press(key)
    #expect(app.commands == [.stop(Sample.manualTalk)])
    #expect(app.status.contains("stopping"))
    #expect(
      app.state.pane.transcript.turn(TurnID(rawValue: "live"))?.turn.phase == .stopping)
    #expect(app.shows("So"))
  }

  @Test("Under a stopped reply stands what the server may lack, until the context is made again")
  func lacking() {
    var contexts = Sample.contexts
    var turn = Sample.turn("stopped", reply: "So", phase: .ended(.stopped))
    turn.contextID = contexts[0].context.contextID
    var app = TestApp.opened(turns: [TurnView(turn: turn)])
    #expect(app.shows("stopped · the server may lack this turn: /ctx rebuild adds it"))
    contexts[0].context.contextID = "ctx-new"
    app.receive(.contexts(contexts))
    #expect(app.shows("stopped") && !app.shows("may lack"))
    contexts[0].context.contextID = turn.contextID
    contexts[0].context.mode = .commonPrefix
    app.receive(.contexts(contexts))
    #expect(app.shows("stopped") && !app.shows("may lack"))
  }

  @Test("A reply is asked to stop only once")
  func once() {
    var app = streaming()
    app.press("Esc")
    app.press("Esc")
    #expect(app.commands.isEmpty)
  }

  @Test("A reply that another ctxchat receives is not stopped here, and no key says so")
  func elsewhere() {
    var view = TurnView(turn: Sample.turn("live", reply: "So", phase: .streaming))
    view.isElsewhere = true
    var app = TestApp.opened(turns: [view])
    #expect(app.status.hasPrefix("another ctxchat is receiving this reply"))
    #expect(!app.status.contains("Esc") && !app.status.contains("stop"))
    app.press("Esc")
    #expect(app.commands.isEmpty && !app.status.contains("stopping"))
    app.submit("/stop")
    #expect(app.commands.isEmpty && app.notice?.contains("stop it there") == true)
  }

  @Test("Stopping leaves the draft alone")
  func draft() {
    var app = streaming()
    app.type("next question")
    app.press("Ctrl+C")
    #expect(app.draft == "next question")
    #expect(app.commands.contains(.stop(Sample.manualTalk)))
  }

  @Test("Ctrl+C clears the draft, undo brings it back")
  func clearing() {
    var app = TestApp.opened()
    app.type("hello")
    app.press("Ctrl+C")
    #expect(app.draft.isEmpty)
    #expect(!app.effects.contains(.quit))
    app.press("Ctrl+_")
    #expect(app.draft == "hello")
  }

  @Test("Ctrl+C twice quits")
  func twice() {
    var app = TestApp.opened()
    app.press("Ctrl+C")
    #expect(!app.effects.contains(.quit))
    #expect(app.notice?.contains("again to quit") == true)
    app.press("Ctrl+C")
    #expect(app.effects == [.quit])
  }

  @Test("Ctrl+C after typing or after two seconds starts again")
  func disarmed() {
    var app = TestApp.opened()
    app.press("Ctrl+C")
    app.type("x")
    app.press("Backspace", "Ctrl+C")
    #expect(!app.effects.contains(.quit))
    app.wait(2.5)
    app.press("Ctrl+C")
    #expect(!app.effects.contains(.quit))
  }

  @Test(
    "The second Ctrl+C does not quit after any other key, click or paste",
    arguments: ["F12", "Ctrl+X", "Left", "a"])
  func otherKeys(key: String) {
    var app = TestApp.opened()
    app.press("Ctrl+C", key)
    if key == "Ctrl+X" { app.press("F12") }
    app.press("Ctrl+C")
    #expect(!app.allEffects.contains(.quit))
    app = TestApp.opened()
    app.press("Ctrl+C")
    app.send(
      .input(.mouse(MouseEvent(action: .wheelUp, position: Point(row: 3, column: 3))), at: app.now))
    app.press("Ctrl+C")
    #expect(!app.allEffects.contains(.quit))
  }

  @Test("The second Ctrl+C does what there is to do since the first")
  func nearerThings() {
    var app = TestApp.opened(turns: Sample.history(1))
    app.press("Ctrl+C")
    app.receive(.promptReturned(Sample.manualTalk, prompt: "came back"))
    app.press("Ctrl+C")
    #expect(!app.allEffects.contains(.quit))
    #expect(app.draft == "")
    app = TestApp.opened()
    app.press("Ctrl+C")
    app.receive(turn: Sample.turn("t9", reply: "", phase: .streaming))
    app.press("Ctrl+C")
    #expect(app.commands == [.stop(Sample.manualTalk)])
    app = TestApp.opened()
    app.press("Ctrl+C")
    app.send(.document(title: "What would be sent", text: "{}", at: app.now))
    app.press("Ctrl+C")
    #expect(app.state.overlays.isEmpty)
    #expect(!app.allEffects.contains(.quit))
  }

  @Test("Every way to quit saves the draft first", arguments: ["/quit", "/q", "Ctrl+X Ctrl+C"])
  func saves(way: String) {
    var app = TestApp.opened()
    if way.hasPrefix("/") {
      app.submit(way)
    } else {
      app.type("unsaved")
      app.press(way)
      #expect(
        app.commands == [.saveDraft(Sample.manualTalk, Draft(text: "unsaved", caret: 7))])
    }
    #expect(app.effects.last == .quit)
  }

  @Test("A stop signal saves the draft and quits")
  func signal() {
    var app = TestApp.opened()
    app.type("unsaved")
    app.send(.stopSignal)
    #expect(
      app.effects.first
        == .session(
          .saveDraft(Sample.manualTalk, Draft(text: "unsaved", caret: 7))))
    #expect(app.effects.last == .quit)
  }

  @Test("Ctrl+Z saves the draft and suspends; Ctrl+L draws anew")
  func suspend() {
    var app = TestApp.opened()
    app.type("x")
    app.press("Ctrl+Z")
    #expect(app.effects.last == .suspend)
    #expect(app.effects.count == 2)
    app.press("Ctrl+L")
    #expect(app.effects == [.redraw])
  }

  @Test("Esc closes the nearest thing first")
  func nearest() {
    var app = streaming()
    app.type("/co")
    app.press("F1", "F2")
    #expect(app.state.overlays.count == 2)
    app.press("Esc")
    #expect(app.state.overlays.count == 1)
    app.press("Esc")
    #expect(app.state.overlays.isEmpty)
    #expect(app.commands.isEmpty)
    app.press("Esc")
    #expect(app.commands == [.stop(Sample.manualTalk)])
  }

  @Test("Ctrl+C stops the reply that is being read, Esc leaves the reading first")
  func whileReading() {
    var app = streaming()
    app.press("Tab", "Ctrl+C")
    #expect(app.commands == [.stop(Sample.manualTalk)])
    #expect(app.state.reading.isOn)
    var other = streaming()
    other.press("Tab", "Esc")
    #expect(other.commands.isEmpty)
    #expect(!other.state.reading.isOn)
  }

  @Test("Esc with nothing to close takes the notice away")
  func notice() {
    var app = TestApp.opened()
    app.send(.notice(Notice(level: .error, text: "Something failed."), at: app.now))
    #expect(app.divider.contains("error: Something failed."))
    app.press("Esc")
    #expect(app.divider.hasPrefix("────"))
  }

  @Test("/stop stops, and says so when there is nothing to stop")
  func command() {
    var app = streaming()
    app.submit("/stop")
    #expect(app.commands == [.stop(Sample.manualTalk)])
    var idle = TestApp.opened()
    idle.submit("/stop")
    #expect(idle.notice == "No reply to stop here.")
  }
}
