import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("The context menu") struct ContextMenuTests {
  private func opened(rows: Int = 24, columns: Int = 100) -> TestApp {
    var app = TestApp.opened(rows: rows, columns: columns)
    app.press("F2")
    return app
  }

  @Test("Its keys open it and close it", arguments: ["F2", "Ctrl+T"])
  func toggle(key: String) {
    var app = TestApp.opened()
    app.press(key)
    #expect(app.menu != nil)
    app.press(key)
    #expect(app.menu == nil)
  }

  @Test(
    "Those that expire soon come first, then the most recently used; conversations are indented")
  func order() {
    let app = opened()
    let labels = app.panel[1...6].map { $0.dropFirst(3).prefix(18).description }
    #expect(
      labels.map(\.trimmed) == [
        "soon gone", "manual", "code base", "The parser", "The lexer", "imported",
      ])
    #expect(app.panel[4].hasPrefix("     The parser"))
  }

  @Test("The context on screen is chosen at first, and the cursor stands in the filter")
  func initial() {
    let app = opened()
    #expect(app.menu?.chosen?.context == Sample.manual)
    #expect(app.panel[2].hasPrefix("›2 manual"))
    #expect(app.frame.cursor == Point(row: app.state.layout.overlay.row, column: 11))
  }

  @Test("Contexts have the numbers of their keys, which stay whatever is used, filtered or made")
  func numbers() {
    var app = opened()
    #expect(app.panel[1].hasPrefix(" 1 soon gone"))
    #expect(app.panel[3].hasPrefix(" 3 code base"))
    #expect(app.panel[6].hasPrefix(" 4 imported"))
    app.type("imp")
    #expect(app.panel[1].hasPrefix("›4 imported"))
    app.press("Esc", "Esc")
    var used = Sample.contexts
    let place = used.firstIndex { $0.id == Sample.imported } ?? 0
    used[place].context.lastUsedAt = app.now
    var made = used[place]
    made.context = CachedContext(
      key: ContextKey(rawValue: "ctx-made"), label: "made", contextID: "ctx-x", mode: .session,
      model: "m", profile: "p", createdAt: app.now)
    made.conversations = []
    app.receive(.contexts([made] + used))
    app.press("F2")
    #expect(app.shows(" 4 imported") && app.shows(" 5 made"))
    app.press("Esc", "Alt+4")
    #expect(app.commands.contains(.openContext(Sample.imported)))
  }

  @Test("A row tells state and remaining time in words, mode, last use and marks")
  func columns() {
    var app = opened()
    app.receive(
      .delta(
        TurnDelta(turn: TurnID(rawValue: "x"), conversation: Sample.soonTalk, content: "hi")))
    app.press("F2", "F2")
    let soon = app.panel[1]
    for words in ["soon gone", "streaming", "expiring", "4m 0s", "session", "23 h ago"] {
      #expect(soon.contains(words), "\(words) in \(soon)")
    }
    #expect(app.panel[6].contains("unknown"))
  }

  @Test("Letters filter, by label, title, model and id")
  func filter() {
    var app = opened()
    app.type("lexer")
    #expect(app.menu?.entries.map(\.context) == [Sample.code, Sample.code])
    app.press("Ctrl+U")
    app.type("imp")
    #expect(app.menu?.entries.first?.context == Sample.imported)
    app.press("Ctrl+U")
    app.type("zzzz")
    #expect(app.menu?.entries.isEmpty == true)
    #expect(app.shows("No context matches."))
    app.press("Enter")
    #expect(app.menu != nil)
  }

  @Test(
    "The count at the edge is of the contexts that the filter leaves",
    arguments: [
      ("", "4"), ("imp", "1 of 4"), ("lexer", "1 of 4"), ("zzz", "0 of 4"), ("  ", "4"),
      ("o", "4 of 4"),
    ])
  func count(filter: String, count: String) {
    var app = opened()
    app.type(filter)
    #expect(app.panel[0].hasSuffix(" " + count), "\(app.panel[0])")
  }

  @Test("Arrow and page keys choose, Enter opens")
  func choosing() {
    var app = opened()
    app.press("Down", "Down", "Enter")
    #expect(app.state.pane.id == Sample.codeTalk)
    #expect(app.commands == [.open(Sample.codeTalk)])
    app.press("F2", "Ctrl+Home")
    #expect(app.menu?.selected == 0)
    app.press("Ctrl+End")
    #expect(app.menu?.selected == 5)
    app.press("PageUp")
    #expect(app.menu?.selected == 0)
    app.press("PageDown", "Up")
    #expect(app.menu?.selected == 4)
  }

  @Test("Enter on the context on screen closes the menu")
  func same() {
    var app = opened()
    app.press("Enter")
    #expect(app.state.overlays.isEmpty)
    #expect(app.commands.isEmpty)
  }

  @Test("The chosen row stays the same one when the list changes")
  func stable() {
    var app = opened()
    app.press("Down", "Down", "Down")
    let chosen = app.menu?.chosen
    var contexts = Sample.contexts
    contexts[1].context.lastUsedAt = app.now
    app.receive(.contexts(contexts))
    #expect(app.menu?.chosen == chosen)
    app.receive(.contexts([contexts[0]]))
    #expect(app.menu?.chosen?.context == Sample.manual)
  }

  @Test("Ctrl+N asks for a new context, on a prefix context it starts a conversation")
  func new() {
    var app = opened()
    app.press("Ctrl+N")
    #expect(app.form?.purpose == .newContext(nil))
    app.press("Esc", "Down", "Ctrl+N")
    #expect(app.commands == [.newConversation(Sample.code)])
  }

  @Test("Ctrl+O asks for an id")
  func importing() {
    var app = opened()
    app.press("Ctrl+O")
    #expect(app.form?.purpose == .importContext)
  }

  @Test("Ctrl+R asks what a rebuild sends; nothing is done before Enter")
  func rebuild() {
    var app = opened()
    app.press("Ctrl+R")
    #expect(app.commands == [.rebuild(Sample.manual, pending: nil)])
    app.receive(.offer(Sample.offer(.rebuild(Sample.manual, pending: nil))))
    #expect(app.shows("Rebuild “manual”"))
    #expect(app.shows("Sends the seed and 3 turns, about 120 tokens."))
    #expect(app.commands.isEmpty)
    app.press("Enter")
    #expect(app.commands == [.agreed(.rebuild(Sample.manual, pending: nil), newest: nil)])
    #expect(app.state.overlays.isEmpty)
  }

  @Test("Ctrl+K forks the chosen conversation of a prefix context at once, as that is free")
  func fork() {
    var app = opened()
    app.press("Down", "Down", "Down", "Ctrl+K")
    #expect(app.commands == [.fork(Sample.otherCodeTalk, upTo: nil)])
    #expect(app.state.opening.goal == .made)
  }

  @Test("Ctrl+E renames the context, or the conversation under it")
  func rename() {
    var app = opened()
    app.press("Ctrl+E", "Ctrl+U")
    app.type("handbook")
    app.press("Enter")
    #expect(app.commands == [.renameContext(Sample.manual, label: "handbook")])
    #expect(app.menu != nil)
    app.press("Down", "Down", "Ctrl+E", "Ctrl+U")
    app.type("Grammar")
    app.press("Enter")
    #expect(app.commands == [.renameConversation(Sample.codeTalk, title: "Grammar")])
  }

  @Test("A label that another context has is not taken, and the form says why")
  func takenLabel() {
    var app = opened()
    app.press("Ctrl+E", "Ctrl+U")
    app.type("soon gone")
    app.press("Enter")
    #expect(app.commands.isEmpty)
    #expect(app.shows("error: another context has the label “soon gone”."))
  }

  @Test("Ctrl+D forgets, Ctrl+_ brings back")
  func forget() {
    var app = opened()
    app.press("Ctrl+D")
    #expect(app.commands == [.open(Sample.codeTalk), .forgetContext(Sample.manual)])
    // Its conversation does not stay on screen as if nothing had happened.
    #expect(app.state.pane.id == Sample.codeTalk)
    #expect(app.menu != nil)
    #expect(app.notice?.contains("Ctrl+_") == true)
    app.press("Ctrl+_")
    #expect(app.commands == [.restoreContext(Sample.manual)])
    app.press("Down", "Down", "Ctrl+D")
    #expect(app.commands.last == .deleteConversation(Sample.codeTalk))
    app.press("Ctrl+_")
    #expect(app.commands == [.restoreConversation(Sample.codeTalk)])
    app.press("Ctrl+_")
    #expect(app.commands.isEmpty)
  }

  @Test("What a reply is coming in is not forgotten, and that is said at once")
  func forgetBusy() {
    var app = TestApp.opened()
    app.receive(turn: Sample.turn("a", phase: .streaming))
    app.press("F2", "Ctrl+D")
    #expect(app.commands.isEmpty)
    #expect(app.notice?.contains("A reply is streaming in “manual”") == true)
    #expect(app.state.contexts.restoreLast() == nil)
  }

  @Test("Ctrl+G tells everything about a context")
  func info() {
    var app = opened()
    app.press("Ctrl+G")
    #expect(app.panelTitle == "Context")
    for words in [
      "ctx-20250101-ctx-manual-abcdef", "1d after last use", "You know the manual.",
    ] {
      #expect(app.shows(words))
    }
  }

  @Test("Ctrl+S says which mode an imported id has")
  func mode() {
    var app = opened()
    app.type("imported")
    app.press("Ctrl+S", "Right", "Enter")
    #expect(app.form == nil)
    #expect(app.commands.count == 1)
    guard case .setMode(Sample.imported, let mode)? = app.commands.first else {
      Issue.record("\(app.commands)")
      return
    }
    #expect(mode != .unknown)
  }

  @Test("The footer names the keys, as they are bound")
  func footer() {
    var app = TestApp.opened(columns: 80) { $0.keyOverrides = ["menu-new": ["F6"]] }
    app.press("F2")
    // Where there is room, a second row takes those that do not fit.
    let footer = app.panel.suffix(2).joined(separator: " ")
    for words in [
      "F6 new", "^O import id", "^R rebuild", "^K fork", "^E rename", "^D forget",
      "^_ restore", "^G details", "^S mode",
    ] {
      #expect(footer.contains(words), "\(words) in \(footer)")
    }
  }

  @Test(
    "The last exchange is beside the list or below it, without the marks of Markdown",
    arguments: [80, 140])
  func preview(columns: Int) {
    var app = opened(columns: columns)
    #expect(app.shows("What is How to begin?"))
    #expect(app.shows("It is about How to begin."))
    var contexts = Sample.contexts
    let place = contexts.firstIndex { $0.id == Sample.manual } ?? 0
    contexts[place].conversations[0].lastReply = "A **bold** `word`\n\n- of [one](http://x)"
    contexts[place].context.creationUsage = Usage(promptTokens: 6540)
    app.receive(.contexts(contexts))
    #expect(app.shows("A bold word") && app.shows("• of one"))
    #expect(app.shows("6.5k tokens") && !app.shows("0 seed"))
    app.resize(10, columns)
    #expect(columns > 100 || !app.shows("A bold word"))
  }

  @Test("The title of a conversation has the room of the cells that it does not use")
  func titles() {
    var app = opened(columns: 80)
    var contexts = Sample.contexts
    let place = contexts.firstIndex { $0.id == Sample.code } ?? 0
    contexts[place].conversations[0].title = "A question of fifty columns, which nothing cuts off"
    app.receive(.contexts(contexts))
    #expect(app.shows("A question of fifty columns, which nothing cuts off"))
  }

  @Test("What a key of the menu did is told in the menu")
  func told() {
    var app = opened()
    app.press("Ctrl+D")
    #expect(app.shows("“manual” and its conversations are in the trash; Ctrl+_ brings them back."))
    #expect(app.panel.last?.contains("mode") == true)
  }

  @Test("A click chooses a row, another one opens it, and one beside the list does nothing")
  func clicks() {
    var app = opened()
    let first = app.state.layout.overlay.row + 1
    func click(_ row: Int) {
      app.send(
        .input(
          .mouse(MouseEvent(action: .press(button: 1), position: Point(row: row, column: 9))),
          at: app.now))
    }
    click(first)
    #expect(app.menu?.chosen?.context == Sample.soon)
    click(app.state.layout.status.row)
    click(first + 15)
    #expect(app.menu?.chosen?.context == Sample.soon && app.commands.isEmpty)
    click(first)
    #expect(app.menu == nil)
    #expect(app.commands.contains(.open(Sample.soonTalk)))
  }

  @Test("Without contexts it says how to get one")
  func empty() {
    var app = TestApp()
    app.receive(.contexts([]))
    app.receive(.started)
    app.press("F2")
    #expect(app.shows("Ctrl+N creates one"))
    app.press("Enter", "Ctrl+R", "Ctrl+D", "Ctrl+K", "Ctrl+E", "Ctrl+G")
    #expect(app.commands.isEmpty)
  }

  @Test("Its row of keys does nothing to the draft")
  func draft() {
    var app = TestApp.opened()
    app.type("mine")
    app.press("F2")
    app.type("abc")
    app.press("Esc")
    #expect(app.draft == "mine")
  }
}
