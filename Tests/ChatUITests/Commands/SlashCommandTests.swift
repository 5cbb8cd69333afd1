import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Slash commands") struct SlashCommandTests {
  private static let talk = Sample.manualTalk

  @Test(
    "What each command asks for",
    arguments: [
      ("/retry", [Effect.session(.retry(TurnID(rawValue: "t1")))]),
      ("/fork", [.session(.fork(talk, upTo: nil))]),
      ("/undo", [.session(.undo(talk))]),
      ("/resend", [.session(.retry(TurnID(rawValue: "t1")))]),
      ("/export", [.export(talk, .markdown, path: nil)]),
      ("/export json", [.export(talk, .json, path: nil)]),
      ("/export html out dir/x.html", [.export(talk, .html, path: "out dir/x.html")]),
      ("/export notes.json", [.export(talk, .json, path: "notes.json")]),
      ("/export md a.pdf", [.export(talk, .markdown, path: "a.pdf")]),
      ("/export ~/", [.export(talk, .markdown, path: "~/")]),
      ("/export a.b/notes", [.export(talk, .markdown, path: "a.b/notes")]),
      ("/export OUT.HTML", [.export(talk, .html, path: "OUT.HTML")]),
      ("/rename A new title", [.session(.renameConversation(talk, title: "A new title"))]),
      ("/delete", [.session(.open(Sample.codeTalk)), .session(.forgetContext(Sample.manual))]),
      ("/system Be brief.", [.session(.setSystem(talk, "Be brief."))]),
      ("/system off", [.session(.setSystem(talk, nil))]),
      (
        "/copy",
        [.copy("answer 1\n\nwith a second paragraph\n\nand a third one", what: "the reply")]
      ),
      (
        "/copy 2",
        [.copy("answer 0\n\nwith a second paragraph\n\nand a third one", what: "the reply")]
      ),
      ("/usage", [.session(.computeUsage(talk))]),
      ("/search foo", [.session(.search(query: "foo", serial: 1))]),
      ("/plain", [.plainMode]),
      ("/quit", [.quit]),
      ("/ctx rename handbook", [.session(.renameContext(Sample.manual, label: "handbook"))]),
      ("/ctx use soon", [.session(.open(Sample.soonTalk))]),
      (
        "/ctx forget",
        [.session(.open(Sample.codeTalk)), .session(.forgetContext(Sample.manual))]
      ),
      ("/ctx refresh", [.refreshContext(Sample.manual)]),
      ("/ctx notes for the team", [.session(.setNotes(Sample.manual, "for the team"))]),
      ("/ctx mode common_prefix", [.session(.setMode(Sample.manual, .commonPrefix))]),
      (
        "/ctx import ctx-9 other place",
        [
          .session(
            .importContext(contextID: "ctx-9", label: "other place", mode: .unknown, model: nil))
        ]
      ),
      (
        "/set temperature 0.3",
        [.session(.setParameters(talk, Parameters(temperature: 0.3)))]
      ),
      ("/set top_p=0.9", [.session(.setParameters(talk, Parameters(topP: 0.9)))]),
      ("/set stop END|\\n", [.session(.setParameters(talk, Parameters(stop: ["END", "\n"])))]),
      ("/redraw", [.redraw]),
    ] as [(String, [Effect])])
  func effects(line: String, expected: [Effect]) {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit(line)
    let relevant = app.effects.filter {
      if case .session(.saveDraft) = $0 { false } else { true }
    }
    #expect(relevant == expected)
    #expect(app.draft.isEmpty)
  }

  @Test(
    "/export refuses a format that it does not write, and names those that it does",
    arguments: [
      ("/export pdf", "pdf"), ("/export PDF", "PDF"), ("/export docx", "docx"),
      ("/export notes.txt", "txt"), ("/export out/报告.pdf", "pdf"), ("/export ./a.htm", "htm"),
      ("/export markdown", "markdown"), ("/export ~/x.md.gz", "gz"),
    ])
  func unknownFormats(line: String, named: String) {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit(line)
    #expect(!app.effects.contains { if case .export = $0 { true } else { false } })
    let words = app.notice ?? ""
    #expect(words.contains("/export writes md, json, html, not \(named)."), "\(words)")
  }

  @Test(
    "What each command opens",
    arguments: [
      ("/help", "Help"), ("/keys", "Help"), ("/log", "Log"), ("/ctx info", "Context"),
    ])
  func panels(line: String, title: String) {
    var app = TestApp.opened()
    app.submit(line)
    #expect(app.panelTitle == title)
  }

  @Test("Commands that open a form or the menu")
  func forms() {
    var app = TestApp.opened()
    app.submit("/ctx")
    #expect(app.menu != nil)
    app.press("Esc")
    app.submit("/new")
    #expect(app.form?.purpose == .newContext(nil))
    app.press("Esc")
    app.submit("/ctx new")
    #expect(app.form?.purpose == .newContext(nil))
    app.press("Esc")
    app.submit("/set")
    #expect(app.form?.purpose == .parameters(Sample.manualTalk))
    app.press("Esc")
    app.submit("/rename")
    #expect(app.form?.purpose == .renameConversation(Sample.manualTalk))
    app.press("Esc")
    app.submit("/ctx rename")
    #expect(app.form?.purpose == .renameContext(Sample.manual))
    app.press("Esc")
    app.submit("/ctx mode")
    #expect(app.form?.purpose == .contextMode(Sample.manual))
    app.press("Esc")
    app.submit("/ctx rebuild")
    #expect(app.commands == [.rebuild(Sample.manual, pending: nil)])
  }

  @Test("/edit takes the last prompt, /editor the present text")
  func editing() {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit("/edit")
    #expect(app.draft == "question 1")
    app.press("Esc")
    app.submit("/editor")
    #expect(app.effects.contains(.openEditor("")))
  }

  @Test("/dry-run shows what would be sent")
  func dryRun() {
    var app = TestApp.opened()
    app.submit("/dry-run what if")
    guard case .dryRun(let request)? = app.effects.last else {
      Issue.record("\(app.effects)")
      return
    }
    #expect(request.prompt == "what if")
    #expect(app.sent == nil)
  }

  @Test("/mouse turns reports on and off")
  func mouseWords() {
    var app = TestApp.opened()
    #expect(!app.frame.mouse)
    app.submit("/mouse")
    #expect(app.frame.mouse)
    app.submit("/mouse")
    #expect(!app.frame.mouse)
  }

  @Test("/theme takes a name, suggests one for a wrong name, goes on without one")
  func theme() {
    var app = TestApp.opened()
    app.submit("/theme light")
    #expect(app.state.theme.name == "light")
    app.submit("/theme lihgt")
    #expect(app.notice?.contains("did you mean “light”") == true)
    #expect(app.state.theme.name == "light")
    app.submit("/theme")
    #expect(app.state.theme.name != "light")
  }

  @Test("/find searches in the transcript")
  func find() {
    var app = TestApp.opened(turns: Sample.history(4))
    app.submit("/find answer")
    #expect(app.state.pane.transcript.matchPosition?.count == 4)
    app.press("Esc")
    app.submit("/find nothing like it")
    #expect(app.notice == "“nothing like it” not found.")
  }

  @Test("/copy code takes the code of the last reply")
  func copyCode() {
    var app = TestApp.opened(turns: [Sample.view("a", reply: "```\nx = 1\n```")])
    app.submit("/copy code")
    #expect(app.effects.contains(.copy("x = 1\n", what: "the code block")))
  }

  @Test(
    "What cannot be done is said, and nothing is asked for",
    arguments: [
      ("/copy 9", "Only 2 replies here"), ("/copy zero", "takes a number"),
      ("/set n 3", "session context"), ("/set temprature 1", "Unknown parameter"),
      ("/set t 1", "is ambiguous"), ("/set temperature hot", "not a number"),
      ("/ctx use nowhere", "No context has the label or id"),
      ("/ctx use manul", "did you mean “manual”"),
      ("/ctx wibble", "Unknown command /ctx wibble"), ("/ctx r", "is ambiguous"),
      ("/ctx rename soon gone", "another context"), ("/ctx restore", "Nothing to restore"),
      ("/system", "No system message"), ("/unqueue", "No queued prompt"),
    ])
  func refusals(line: String, words: String) {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit(line)
    #expect(app.notice?.contains(words) == true, "\(app.notice ?? "nothing")")
    #expect(
      app.commands.allSatisfy { if case .saveDraft = $0 { true } else { false } })
  }

  @Test(
    "Words after a command that takes none: nothing is done, and the text stays",
    arguments: ["/delete now", "/quit now", "/new topic", "/undo 2", "/retry again", "/redraw x"])
  func excess(line: String) {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit(line)
    #expect(app.commands.filter { if case .saveDraft = $0 { false } else { true } }.isEmpty)
    #expect(!app.effects.contains(.quit) && !app.effects.contains(.redraw))
    #expect(app.draft == line)
    #expect(app.notice?.contains("takes no argument. Nothing was done") == true)
  }

  @Test(
    "A name after what is about the context on screen does nothing to that",
    arguments: ["forget", "rebuild", "refresh", "fork", "info", "restore"])
  func excessName(word: String) {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit("/ctx \(word) code base")
    #expect(app.commands.filter { if case .saveDraft = $0 { false } else { true } }.isEmpty)
    #expect(app.state.overlays.isEmpty)
    #expect(app.notice?.contains("it applies to the context on screen") == true)
  }

  @Test("/mouse turns on, off or over, and refuses the rest")
  func mouse() {
    var app = TestApp.opened()
    app.submit("/mouse off")
    #expect(!app.state.screen.mouse)
    app.submit("/mouse on")
    app.submit("/mouse ON")
    #expect(app.state.screen.mouse)
    app.submit("/mouse")
    #expect(!app.state.screen.mouse)
    app.submit("/mouse sideways")
    #expect(!app.state.screen.mouse)
    #expect(app.notice?.contains("takes on or off") == true)
  }

  @Test("/set with a name tells its value and changes nothing")
  func tellsParameter() {
    var app = TestApp.opened()
    app.submit("/set top_p")
    #expect(app.notice == "top_p is not set; it takes 0 to 1.")
    app.submit("/set top_p 0.4")
    app.submit("/set top_p")
    #expect(app.notice == "top_p is 0.4; /set top_p off clears it.")
    #expect(app.commands.allSatisfy { if case .setParameters = $0 { false } else { true } })
  }

  @Test("/help with words shows what holds them")
  func helpWords() {
    var app = TestApp.opened()
    app.submit("/help trash")
    #expect(app.panelTitle == "Help")
    #expect(app.shows("move the conversation to the trash"))
    #expect(!app.shows("send the prompt"))
  }

  @Test("/ctx mode names the modes there are")
  func unknownMode() {
    var app = TestApp.opened()
    app.submit("/ctx mode sessoin")
    #expect(app.form == nil)
    #expect(
      app.notice == "Unknown mode “sessoin”; choose from session, common_prefix, unknown.")
  }

  @Test("An unknown command is never sent and stays in the composer")
  func unknown() {
    var app = TestApp.opened()
    app.submit("/hlep me")
    #expect(app.effects.isEmpty)
    #expect(app.draft == "/hlep me")
    #expect(app.notice?.contains("did you mean /help") == true)
    #expect(app.notice?.contains("//") == true)
  }

  @Test("The prefix of several commands names them")
  func ambiguous() {
    var app = TestApp.opened()
    app.submit("/re")
    #expect(app.notice?.contains("/retry, /resend, /rename") == true)
    #expect(app.draft == "/re")
  }

  @Test("Nothing traps before a conversation is known")
  func lobby() {
    for command in SlashCommand.allCases {
      var app = TestApp()
      app.submit("/\(command.rawValue)")
      app.submit("/\(command.rawValue) x")
      for subcommand in ContextCommand.allCases { app.submit("/ctx \(subcommand.rawValue)") }
      expectSound(app.state, command.rawValue)
      #expect(
        app.allEffects.allSatisfy {
          if case .session(.send) = $0 { false } else { true }
        })
    }
  }

  @Test("Every action can be called by its name before anything is there, and traps nowhere")
  func actions() {
    for action in Action.allCases {
      for var app in [TestApp(), TestApp.opened(), TestApp.opened(turns: Sample.history(2))] {
        app.state.perform(action)
        app.wait(1)
        expectSound(app.state, action.rawValue)
      }
    }
  }
}
