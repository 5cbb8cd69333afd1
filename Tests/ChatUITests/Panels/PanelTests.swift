import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Panels") struct PanelTests {
  @Test("Help is opened by its keys and tells the keys as they are bound", arguments: ["F1", "?"])
  func help(key: String) {
    var app = TestApp.opened(rows: 100, columns: 100) { $0.keyOverrides = ["send": ["Ctrl+S"]] }
    app.press(key)
    #expect(app.panelTitle == "Help")
    #expect(app.shows("Ctrl+S                    send the prompt"))
    #expect(app.shows("Ctrl+G, Ctrl+X Ctrl+E"))
    app.press("Ctrl+End")
    #expect(app.shows("/quit"))
    app.press("F1")
    #expect(app.state.overlays.isEmpty)
  }

  @Test("A question mark in a text is a question mark")
  func questionMark() {
    var app = TestApp.opened()
    app.type("why?")
    #expect(app.draft == "why?")
    #expect(app.state.overlays.isEmpty)
  }

  @Test("Every action and every command is in the help")
  func complete() {
    let app = TestApp.opened(columns: 160)
    let text = HelpText.paragraphs(for: app.state).flatMap(\.spans).map(\.text).joined()
    for action in Action.allCases { #expect(text.contains(action.rawValue)) }
    for command in SlashCommand.allCases { #expect(text.contains("/\(command.rawValue)")) }
  }

  @Test("Typing in the help leaves what holds the words, under its heading, and counts it")
  func searching() {
    var app = TestApp.opened()
    app.press("F1")
    #expect(app.panel[0].contains("type to search") && app.panel[0].contains(" of "))
    app.type("Clip copy")
    #expect(app.panel[0].hasSuffix("nothing found"))
    app.press("Ctrl+U")
    app.type("copy")
    #expect(app.panel[0].hasSuffix(" found"))
    #expect(app.panel[1].hasPrefix("Reading"))
    #expect(app.panel[2].contains("copy the message's source text"))
    #expect(app.shows("/copy") && !app.shows("swap the two"))
    app.press("Ctrl+U")
    #expect(app.panel[1].contains("each conversation is pinned"))
    app.press("F1")
    #expect(app.state.overlays.isEmpty)
  }

  @Test("Where nothing can be typed there is no cursor, and Esc is named once")
  func cursor() {
    var app = TestApp.opened()
    for key in ["F8", "Ctrl+T"] {
      app.press(key)
      #expect((app.frame.cursor == nil) == (key == "F8"))
      #expect(app.text.ranges(of: "Esc").count == 1)
      app.press("Esc")
    }
  }

  @Test("A text panel scrolls and stops at its ends")
  func scrolling() {
    var app = TestApp.opened()
    app.send(
      .document(
        title: "Dry run", text: (1...100).map { "row \($0)" }.joined(separator: "\n"),
        at: app.now))
    #expect(app.panel[1] == "row 1")
    app.press("Down", "Down")
    #expect(app.panel[1] == "row 3")
    app.press("Up", "Up", "Up", "Up")
    #expect(app.panel[1] == "row 1")
    app.press("Ctrl+End")
    #expect(app.shows("row 100"))
    app.press("Down", "PageDown")
    #expect(app.shows("row 100"))
    app.press("PageUp", "Ctrl+Home")
    #expect(app.panel[1] == "row 1")
  }

  @Test(
    "The palette finds an action by its name or words and does it",
    arguments: [
      "F4", "Ctrl+X Ctrl+X", "Alt+x",
    ])
  func palette(key: String) {
    var app = TestApp.opened()
    app.press(key)
    app.type("redr")
    #expect(app.shows("redraw"))
    app.press("Enter")
    #expect(app.effects == [.redraw])
    #expect(app.state.overlays.isEmpty)
  }

  @Test("The palette holds every command, and a mark stands before the chosen row")
  func commandsInPalette() {
    let names = Set(PaletteItem.all.map(\.name))
    for command in SlashCommand.allCases {
      #expect(
        names.contains(command.rawValue) || names.contains("/" + command.rawValue), "\(command)")
    }
    for command in ContextCommand.allCases { #expect(names.contains("/ctx " + command.rawValue)) }
    #expect(names.count == PaletteItem.all.count, "each once")
    var app = TestApp.opened()
    app.press("F4")
    app.type("/e")
    #expect(app.panel[1].hasPrefix("›/e"))
    app.press("Down")
    #expect(app.panel[2].hasPrefix("›"))
    #expect(!app.panel[1].hasPrefix("›"))
  }

  @Test(
    "A command with words is put into the composer, one without is done",
    arguments: [
      ("/export", "/export "), ("/system", "/system "), ("/ctx notes", "/ctx notes "),
      ("/rename", "/rename "), ("/ctx mode", "/ctx mode "),
    ])
  func composing(name: String, draft: String) {
    var app = TestApp.opened()
    app.press("F4")
    app.type(name)
    app.press("Enter")
    #expect(app.state.overlays.isEmpty)
    #expect(app.draft == draft)
    #expect(app.commands.isEmpty)
  }

  @Test("One that takes no words is done at once")
  func doing() {
    var app = TestApp.opened()
    app.press("F4")
    app.type("/delete")
    app.press("Enter")
    #expect(app.commands.contains { if case .forgetContext = $0 { true } else { false } })
    app = TestApp.opened()
    app.press("F4")
    app.type("/ctx refresh")
    app.press("Enter")
    #expect(app.effects == [.refreshContext(Sample.manual)])
  }

  @Test(
    "A draft waits behind a command from the palette, and comes back with its undo history",
    arguments: [["Enter"], ["Esc", "Esc"], ["Ctrl+C"], ["Ctrl+U"], ["Ctrl+W"]])
  func parkedDraft(keys: [String]) {
    var app = TestApp.opened()
    app.type("half a thought")
    app.press("F4")
    app.type("/system")
    app.press("Enter")
    #expect(app.draft == "/system ")
    #expect(app.status.contains("Esc back to the draft"))
    for key in keys { app.press(key) }
    #expect(app.draft == "half a thought")
    app.press("Ctrl+_")
    #expect(app.draft == "half a ")
  }

  @Test("A draft behind a command is what is kept, and what comes back goes to it")
  func parkedDraftIsKept() {
    var app = TestApp.opened()
    app.type("half a thought")
    app.press("F4")
    app.type("/system")
    app.press("Enter")
    app.type("be brief")
    app.wait(1)
    #expect(app.keptDraft?.text == "half a thought")
    app.receive(.promptReturned(Sample.manualTalk, prompt: "an older prompt"))
    #expect(app.draft == "/system be brief")
    app.press("Enter")
    #expect(app.commands.contains(.setSystem(Sample.manualTalk, "be brief")))
    #expect(app.draft == "an older prompt\n\nhalf a thought")
  }

  @Test("The palette says when nothing is called so")
  func emptyPalette() {
    var app = TestApp.opened()
    app.press("F4")
    app.type("qqqq")
    #expect(app.shows("Nothing matches."))
    app.press("Enter")
    #expect(app.effects.isEmpty)
  }

  @Test("Search asks once typing rests, and only shows the answer to the last question")
  func search() throws {
    var app = TestApp.opened()
    app.press("Ctrl+F")
    app.type("pars")
    #expect(app.effects.isEmpty)
    let due = try #require(nextDeadline(app.state))
    #expect(due.timeIntervalSince(app.now) <= SearchPanel.pause)
    app.wait(0.2)
    #expect(app.commands == [.search(query: "pars", serial: 1)])
    app.type("er")
    app.wait(0.2)
    #expect(app.commands == [.search(query: "parser", serial: 2)])
    app.receive(.searchResults(serial: 1, [hit("stale")]))
    #expect(!app.shows("stale"))
    app.receive(.searchResults(serial: 2, [hit("one parser"), hit("two parser")]))
    #expect(app.shows("one parser"))
    #expect(app.shows("1 of 2"))
  }

  @Test("Enter on a hit goes to its conversation and turn")
  func openingHit() {
    var app = TestApp.opened()
    app.press("F3")
    app.type("x")
    app.wait(0.2)
    app.receive(.searchResults(serial: 1, [hit("x", turn: "t3")]))
    app.press("Enter")
    #expect(app.state.pane.id == Sample.codeTalk)
    #expect(app.commands == [.open(Sample.codeTalk)])
    let turns = (0..<20).map {
      Sample.view(
        "t\($0)", in: Sample.codeTalk, after: $0 == 0 ? nil : "t\($0 - 1)", prompt: "ask \($0)")
    }
    app.receive(.opened(Sample.snapshot(Sample.codeTalk, Sample.code, turns: turns)))
    #expect(app.shows("ask 3"))
    #expect(!app.shows("ask 19"))
  }

  @Test("A hit before the loaded page has the pages before loaded until it is there")
  func distantHit() {
    var app = TestApp.opened()
    app.press("F3")
    app.type("x")
    app.wait(0.2)
    app.receive(.searchResults(serial: 1, [hit("x", turn: "old")]))
    app.press("Enter")
    var snapshot = Sample.snapshot(
      Sample.codeTalk, Sample.code, turns: [Sample.view("new", in: Sample.codeTalk, after: "old")])
    snapshot.hasEarlier = true
    app.receive(.opened(snapshot))
    #expect(app.commands == [.loadEarlier(Sample.codeTalk, before: TurnID(rawValue: "new"))])
    app.receive(
      .earlier(
        Sample.codeTalk, turns: [Sample.view("old", in: Sample.codeTalk, prompt: "the old one")],
        hasEarlier: false))
    #expect(app.shows("the old one"))
    #expect(app.state.pane.earlier.mayForget)
  }

  @Test("A hit in a prompt is told from one in a reply")
  func roles() {
    var app = TestApp.opened()
    app.submit("/search x")
    var prompt = hit("my words")
    prompt.kind = .prompt
    var title = hit("The parser")
    title.kind = .title
    title.turn = nil
    app.receive(.searchResults(serial: 1, [hit("its words"), prompt, title]))
    #expect(app.screen.contains { $0.hasPrefix("   title: The parser") })
    #expect(app.screen.contains { $0.hasPrefix(" › my words") })
    #expect(app.screen.contains { $0.hasPrefix("   its words") })
  }

  @Test("A label without a conversation opens its context")
  func label() {
    var app = TestApp.opened()
    app.submit("/search code")
    var label = hit("code base")
    label.kind = .label
    label.conversation = nil
    label.turn = nil
    app.receive(.searchResults(serial: 1, [label]))
    #expect(app.screen.contains { $0.hasPrefix("   label: code base") })
    app.press("Enter")
    #expect(app.commands.last == .open(Sample.codeTalk), "the newest that it has by now")
  }

  private func hit(_ snippet: String, turn: String = "t") -> SearchHit {
    SearchHit(
      .reply, context: Sample.code, conversation: Sample.codeTalk, turn: TurnID(rawValue: turn),
      conversationTitle: "The parser",
      contextLabel: "code base", date: .start, snippet: snippet, matches: [0..<1])
  }

  @Test("Usage shows cached against fresh tokens as bars, and money only where it is known")
  func usage() {
    var app = TestApp.opened(columns: 120)
    app.press("F8")
    #expect(app.commands == [.computeUsage(Sample.manualTalk)])
    #expect(app.shows("adding up…"))
    let big = UsageReport.Row(
      label: "big", usage: Usage(promptTokens: 10_000, completionTokens: 5, cachedTokens: 9_000),
      turns: 1, cost: 0.5)
    let small = UsageReport.Row(label: "small", usage: Usage(promptTokens: 100), turns: 1)
    app.receive(
      .usage(
        UsageReport(
          turns: [big, small], conversation: big, contexts: [big], total: big, currency: "CNY")))
    let row = app.screen.first { $0.contains(" big ") } ?? ""
    #expect(row.contains("█") && row.contains("▒"))
    #expect(row.contains("9.0k"))
    #expect(row.contains("90 %"))
    #expect(row.contains("0.50 CNY"))
    #expect(app.panel[0].hasSuffix("█ cached   ▒ fresh"))
    #expect(app.panel[1].contains("0 ") && app.panel[1].contains(" 10k"))
    let other = app.screen.first { $0.contains(" small ") } ?? ""
    #expect(other.contains("unknown"))
  }

  @Test("Parameters are checked before they are set")
  func parameters() {
    var app = TestApp.opened { $0.defaultParameters = Parameters(temperature: 0.5) }
    app.press("F9")
    #expect(app.shows("default: 0.5"))
    app.type("7")
    app.press("Enter")
    #expect(app.commands.isEmpty)
    #expect(app.shows("error: temperature is 7.0; the API accepts 0 to 2."))
    app.press("Backspace")
    app.type("1.5")
    app.press("Tab")
    app.type("x")
    app.press("Enter")
    #expect(app.shows("“x” is not a number"))
    app.press("Backspace", "Shift+Tab", "Enter")
    #expect(
      app.commands == [.setParameters(Sample.manualTalk, Parameters(temperature: 1.5))])
    #expect(app.form == nil)
    app.press("F9")
    #expect(app.form?.value("temperature") == "1.5")
  }

  @Test("Details that come late go to the panel of their own context")
  func details() {
    var app = TestApp.opened()
    app.submit("/ctx info")
    #expect(app.panelTitle == "Context" && app.shows("checking…"))
    let manual = Sample.contexts[0].context
    let code = Sample.contexts[1].context
    app.send(.contextRead(ContextDetails(code), at: app.now))
    #expect(app.shows("ctx-manual") && app.shows("checking…") && !app.shows("code base"))
    app.send(.contextRead(ContextDetails(manual), at: app.now))
    #expect(app.shows("ctx-manual") && !app.shows("checking…"))
  }

  @Test("The log keeps past notices with their levels and the time by the clock on the wall")
  func log() {
    var app = TestApp.opened { $0.utcOffset = 3600 }
    app.wait(86_400)
    app.wait(-(app.now.timeIntervalSince1970.truncatingRemainder(dividingBy: 86_400)) + 36_005)
    app.send(.notice(Notice(level: .warning, text: "early"), at: app.now))
    app.wait(7322)
    app.send(.notice(Notice(level: .warning, text: "late"), at: app.now))
    app.press("F10")
    #expect(app.shows("11:00:05    note: early"))
    #expect(app.shows("13:02:07    note: late"))
    app.press("Esc")
    app.wait(86_400)
    app.press("F10")
    #expect(app.shows("yesterday   note: early"))
  }

  @Test("The log keeps past notices with their levels")
  func levels() {
    var app = TestApp.opened()
    app.send(.notice(Notice(level: .warning, text: "first"), at: app.now))
    app.send(.notice(Notice(level: .error, text: "second"), at: app.now))
    app.press("F10")
    #expect(app.shows("note: first"))
    #expect(app.shows("error: second"))
  }

  @Test("A new context needs something to know; files are read by the runtime")
  func newContext() {
    var app = TestApp.opened()
    app.press("Ctrl+N", "Enter")
    #expect(app.shows("error: a context needs instructions, text or files."))
    app.type("mine")
    app.press("Tab", "Right", "Tab")
    app.type("Be brief.")
    app.press("Tab", "Tab", "Tab")
    app.type("30m")
    app.press("Enter")
    #expect(app.shows("error: a lifetime is 1h to 7d"))
    app.press("Ctrl+U")
    app.type("2d")
    app.press("Enter")
    let recipe = ContextRecipe(
      label: "mine", mode: .commonPrefix, profile: "test", ttl: 172_800,
      seed: [Message(role: .system, content: "Be brief.")])
    #expect(app.commands == [.createContext(recipe)])
    #expect(app.state.opening.goal == .made)
  }

  @Test("A new context with files goes by way of the runtime")
  func newContextWithFiles() {
    var app = TestApp.opened()
    app.press("Ctrl+N", "Tab", "Tab", "Tab", "Tab")
    app.type("a.md b.md")
    app.press("Enter")
    #expect(
      app.effects == [.readSeed(ContextRecipe(profile: "test", seed: []), files: ["a.md", "b.md"])])
    #expect(app.shows("reading the files…"))
    app.send(.filesRefused(message: "a.md: no such file.", at: app.now))
    #expect(app.notice == "a.md: no such file.")
    #expect(app.form?.value("files") == "a.md b.md")
    #expect(app.shows("error: a.md: no such file."))
  }

  @Test("What files would send is shown before Enter creates the context")
  func preview() {
    var app = TestApp.opened()
    app.press("Ctrl+N", "Tab", "Tab", "Tab", "Tab")
    app.type("a.md")
    app.press("Enter")
    let recipe = ContextRecipe(seed: [Message(role: .system, content: "File a.md:\n\nx")])
    app.send(.seedRead(recipe, preview: ["  a.md  1 bytes", "1 message"], at: app.now))
    #expect(app.shows("a.md  1 bytes") && app.shows("1 message"))
    #expect(app.commands.isEmpty)
    app.press("Enter")
    #expect(app.commands == [.createContext(recipe)])
    #expect(app.state.opening.goal == .made)
    // A form that was left meanwhile is not answered.
    var left = TestApp.opened()
    left.press("Ctrl+N", "Tab", "Tab", "Tab", "Tab")
    left.type("a.md")
    left.press("Enter", "Esc")
    left.send(.seedRead(recipe, preview: ["x"], at: left.now))
    #expect(left.state.overlays.isEmpty)
  }

  @Test("An id is imported with what is known about it")
  func importContext() {
    var app = TestApp.opened()
    app.submit("/ctx import")
    app.press("Enter")
    #expect(app.shows("error: the id is missing."))
    app.type("ctx-123")
    app.press("Tab")
    app.type("elsewhere")
    app.press("Enter")
    #expect(
      app.commands == [
        .importContext(contextID: "ctx-123", label: "elsewhere", mode: .unknown, model: nil)
      ])
  }

  @Test("Forms go round their fields, and letters choose an option")
  func fields() {
    var app = TestApp.opened()
    app.press("Ctrl+N", "Shift+Tab")
    #expect(app.form?.focused == 6)
    app.press("Tab", "Down")
    app.type("c")
    #expect(app.form?.value("mode") == "common_prefix")
    app.press("Left")
    #expect(app.form?.value("mode") == "session")
  }
}
