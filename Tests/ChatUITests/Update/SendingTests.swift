import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Sending") struct SendingTests {
  @Test("Enter shows the turn at once, clears the composer and asks for the send")
  func enter() throws {
    var app = TestApp.opened()
    app.submit("What is a context?")
    let request = try #require(app.sent)
    #expect(request.prompt == "What is a context?")
    #expect(request.conversation == Sample.manualTalk)
    #expect(app.draft.isEmpty)
    #expect(app.shows("What is a context?"))
    #expect(app.state.pane.transcript.turn(request.turn)?.turn.phase == .sending)
    let unsent = UnsentPrompt(turn: request.turn, text: "What is a context?")
    #expect(app.commands.last == .saveDraft(Sample.manualTalk, Draft(), unsent: [unsent]))
  }

  @Test("Two turns get two names")
  func names() {
    var app = TestApp.opened()
    app.submit("one")
    let first = app.sent?.turn
    app.submit("two")
    #expect(app.sent?.turn != first)
  }

  @Test("A further prompt of a session context is shown as queued")
  func queued() throws {
    var app = TestApp.opened()
    app.submit("one")
    let first = try #require(app.sent)
    app.submit("two")
    let second = try #require(app.sent)
    let turn = try #require(app.state.pane.transcript.turn(second.turn)?.turn)
    #expect(turn.phase == .queued)
    #expect(app.status.contains("saving") && app.status.contains("1 saving"))
    // Sent and queued are words for prompts that are on disk: the controller has spoken of them.
    app.receive(turn: try #require(app.state.pane.transcript.turn(first.turn)?.turn))
    app.receive(turn: turn)
    #expect(app.status.contains("sending") && app.status.contains("1 queued"))
  }

  @Test("White space is not sent")
  func blank() {
    var app = TestApp.opened()
    app.type("   ")
    app.press("Enter")
    #expect(app.effects.isEmpty)
  }

  @Test("Two slashes send a text that begins with one")
  func literalSlash() {
    var app = TestApp.opened()
    app.submit("//etc/passwd is a file")
    #expect(app.sent?.prompt == "/etc/passwd is a file")
  }

  @Test("A prompt sent before any conversation is known waits and goes out in the first one")
  func early() throws {
    var app = TestApp()
    app.submit("early bird")
    #expect(
      app.commands == [
        .saveDraft(ConversationPane.lobby, Draft(text: "early bird", caret: 10))
      ], "it is on disk, and nothing is sent")
    #expect(app.shows("early bird"))
    app.type("and more")
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    let request = try #require(app.sent)
    #expect(request.prompt == "early bird")
    #expect(request.conversation == Sample.manualTalk)
    #expect(app.shows("early bird"))
    #expect(app.draft == "and more")
  }

  @Test("Text typed before the conversation is known joins the stored draft")
  func earlyDraft() {
    var app = TestApp()
    app.type("typed")
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual, draft: "stored")))
    #expect(app.draft == "stored\n\ntyped")
  }

  @Test("Without any context Enter leaves the text where it is and says what there is to do")
  func noContext() {
    var app = TestApp()
    app.receive(.contexts([]))
    app.receive(.started)
    #expect(app.status.hasPrefix("no context"))
    app.submit("keep me")
    #expect(app.effects.isEmpty)
    #expect(app.draft == "keep me")
    #expect(app.state.pane.transcript.turnCount == 0)
    #expect(
      app.notice
        == "No context yet: Ctrl+N creates one, /ctx import ID imports one.")
  }

  @Test("A prompt that waited comes back once it is known that there is no context")
  func noContextLater() {
    var app = TestApp()
    app.submit("one")
    app.submit("two")
    app.type("three")
    app.receive(.contexts([]))
    app.receive(.started)
    #expect(app.draft == "one\n\ntwo\n\nthree")
    #expect(app.state.pane.transcript.turnCount == 0)
    #expect(app.notice?.contains("No context yet") == true)
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.sent == nil)
    #expect(app.draft == "one\n\ntwo\n\nthree")
  }

  @Test("While the first context is brought in a prompt waits for it")
  func firstImport() {
    var app = TestApp()
    app.receive(.contexts([]))
    app.submit("early bird")
    app.receive(.contexts(Sample.contexts))
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.sent?.prompt == "early bird")
    app.receive(.started)
    #expect(app.draft.isEmpty)
  }

  @Test("Between the registry and the first conversation a prompt waits as before")
  func registryFirst() throws {
    var app = TestApp()
    app.receive(.contexts(Sample.contexts))
    #expect(app.status.hasPrefix("opening…"))
    app.submit("early bird")
    #expect(app.draft.isEmpty)
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.sent?.prompt == "early bird")
  }

  @Test("Where the start failed the text stays, and the contexts are named as the way on")
  func startFailed() {
    var app = TestApp()
    app.receive(.contexts(Sample.contexts))
    app.receive(.notice(Notice(level: .error, text: "no such context")))
    app.submit("keep me")
    #expect(app.draft == "keep me")
    #expect(app.status.hasPrefix("no conversation"))
  }

  @Test("While a context is being made a prompt waits for it")
  func whileMade() throws {
    var app = TestApp()
    app.receive(.contexts([]))
    app.receive(.started)
    app.submit("/ctx import ctx-1")
    app.submit("wait for it")
    #expect(app.draft.isEmpty)
    #expect(app.sent == nil)
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.sent?.prompt == "wait for it")
  }

  @Test("Esc takes a prompt back that has not gone out")
  func takingBack() {
    var app = TestApp()
    app.submit("wait")
    app.press("Esc")
    #expect(app.draft == "wait")
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.sent == nil)
    #expect(app.draft == "wait")
  }

  @Test("A snapshot that was made before a send does not take the turn off the screen")
  func race() {
    var app = TestApp.opened()
    app.submit("quick")
    app.receive(
      .opened(
        Sample.snapshot(Sample.manualTalk, Sample.manual, turns: [Sample.view("older")])))
    #expect(app.shows("quick"))
  }

  @Test("A prompt that mentions files goes out once they were read, in its place in the order")
  func files() throws {
    var app = TestApp.opened()
    app.submit("explain @src/main.swift")
    let (request, isSure) = try #require(app.expansion)
    #expect(!isSure)
    app.submit("second")
    #expect(app.sent == nil)
    var expanded = request
    expanded.prompt = "explain @src/main.swift\n\nlet x = 1"
    app.send(.filesExpanded(expanded, .done(said: "1 file goes along."), at: app.now))
    let prompts = app.commands.compactMap { command -> String? in
      if case .send(let request) = command { request.prompt } else { nil }
    }
    #expect(prompts == [expanded.prompt, "second"])
  }

  @Test("What goes along is said")
  func whatGoesAlong() throws {
    var app = TestApp.opened()
    app.submit("explain @d")
    let (request, _) = try #require(app.expansion)
    app.send(.filesExpanded(request, .done(said: "2 files go along, 10 bytes."), at: app.now))
    #expect(app.notice == "2 files go along, 10 bytes.")
  }

  private let missing = MentionDoubt(unknown: ["gone.md"], secrets: [])

  @Test("A mention of no file is told before anything is sent; F6 sends it as words")
  func doubt() throws {
    var app = TestApp.opened()
    app.submit("see @gone.md")
    let (request, _) = try #require(app.expansion)
    app.send(.filesExpanded(request, .doubtful(try #require(missing)), at: app.now))
    #expect(app.draft == "see @gone.md")
    #expect(app.shows("Not sent: @gone.md is not a file") && app.shows("F6 send as text"))
    #expect(app.sent == nil)
    app.press("F6")
    #expect(app.draft == "")
    guard
      case .expandFiles(let again, isSure: true)? = app.effects.last(where: {
        if case .expandFiles = $0 { true } else { false }
      })
    else {
      Issue.record("nothing is read again: \(app.effects)")
      return
    }
    #expect(again.prompt == "see @gone.md")
    app.send(.filesExpanded(again, .done(said: nil), at: app.now))
    #expect(app.sent?.prompt == "see @gone.md")
    #expect(!app.shows("is not a file"))
  }

  @Test("A prompt that was changed since is looked at again, by Enter and by F6")
  func changedDoubt() throws {
    for key in ["Enter", "F6"] {
      var app = TestApp.opened()
      app.submit("see @gone.md")
      let (request, _) = try #require(app.expansion)
      app.send(.filesExpanded(request, .doubtful(try #require(missing)), at: app.now))
      app.type(" and @more.md")
      app.press(key)
      let last = app.effects.compactMap { effect -> Bool? in
        if case .expandFiles(let request, let isSure) = effect {
          request.prompt == "see @gone.md and @more.md" && !isSure
        } else {
          nil
        }
      }
      #expect(last == [true], "\(key): \(app.effects)")
    }
  }

  @Test("Esc takes the question away and leaves the prompt; an emptied composer does, too")
  func leavingDoubt() throws {
    for keys in [["Esc"], ["Ctrl+U"]] {
      var app = TestApp.opened()
      app.submit("see @gone.md")
      let (request, _) = try #require(app.expansion)
      app.send(.filesExpanded(request, .doubtful(try #require(missing)), at: app.now))
      for key in keys { app.press(key) }
      #expect(app.state.pane.choices.bar == nil)
      #expect(app.draft == (keys == ["Esc"] ? "see @gone.md" : ""))
    }
  }

  @Test("An edited prompt takes the files that it mentions along, too")
  func editedWithFiles() throws {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit("/edit")
    app.press("Ctrl+U")
    app.type("now @a.md")
    app.press("Enter")
    let (request, _) = try #require(app.expansion)
    #expect(app.edited == nil && app.draft == "now @a.md")
    app.send(.filesExpanded(request, .doubtful(try #require(missing)), at: app.now))
    #expect(app.shows("is not a file") && app.draft == "now @a.md")
    app.press("F6")
    #expect(app.effects.contains(.expandFiles(request, isSure: true)))
    var expanded = request
    expanded.prompt = "now @a.md\n\na.md:\n```\nx\n```"
    app.send(.filesExpanded(expanded, .done(said: nil), at: app.now))
    #expect(app.edited?.prompt == expanded.prompt)
  }

  @Test("A file that cannot be read brings the prompt back as it was typed")
  func unreadableFile() throws {
    var app = TestApp.opened()
    app.submit("explain @secret")
    let (request, _) = try #require(app.expansion)
    app.send(.filesExpanded(request, .refused(reason: "secret is a folder."), at: app.now))
    #expect(app.draft == "explain @secret")
    #expect(app.notice == "Not sent: secret is a folder.")
    #expect(app.state.pane.transcript.turnCount == 0)
  }

  @Test("The prompt joins the history")
  func history() {
    var app = TestApp.opened()
    app.submit("remember me")
    app.press("Up")
    #expect(app.draft == "remember me")
  }

  @Test("Sending goes to the newest line")
  func scrolls() {
    var app = TestApp.opened(turns: Sample.history(20))
    app.press("PageUp", "PageUp")
    #expect(!app.state.pane.transcript.isAtBottom)
    app.submit("and now?")
    #expect(app.state.pane.transcript.isAtBottom)
  }
}
