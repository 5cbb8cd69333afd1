import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite struct OfferTests {
  private let retry = SessionCommand.retry(TurnID(rawValue: "t1"))

  private func asked(newest: Int? = nil) -> TestApp {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit("/retry")
    #expect(app.commands == [retry])
    app.receive(.offer(Sample.offer(retry, in: Sample.manualTalk, newest: newest)))
    return app
  }

  @Test("What asking again takes is shown first, and Enter does it")
  func agree() {
    var app = asked()
    #expect(app.shows("Ask again: rebuild “manual”"))
    #expect(app.shows("the seed and 3 turns, about 120 tokens"))
    app.press("Enter")
    #expect(app.commands == [.agreed(retry, newest: nil)])
    #expect(app.state.overlays.isEmpty)
  }

  /// An offer with more to read than forty columns and ten rows hold.
  private func askedSmall(newest: Int? = nil) -> TestApp {
    var app = TestApp.opened(rows: 10, columns: 40, turns: Sample.history(2))
    app.submit("/retry")
    var offer = Sample.offer(retry, in: Sample.manualTalk, newest: newest)
    offer.reasons = [String(repeating: "It cannot forget a turn. ", count: 6)]
    app.receive(.offer(offer))
    return app
  }

  @Test("On a small screen what would be sent can be scrolled to")
  func small() {
    var app = askedSmall()
    #expect(!app.shows("the seed and 3"))
    #expect(app.panel.last?.contains("scroll") == true)
    for _ in 0..<20 { app.press("Down") }
    #expect(app.shows("the seed and 3"))
    app.press("Enter")
    #expect(app.commands == [.agreed(retry, newest: nil)])
  }

  @Test("On a small screen the chosen way comes into sight, and pages scroll")
  func smallWays() {
    var app = askedSmall(newest: 2)
    app.press("Down")
    #expect(app.panel.contains { $0.contains("› Sends the seed and 3") })
    app.press("Up")
    #expect(app.panel.contains { $0.contains("› Sends the seed and the") })
    for _ in 0..<20 { app.press("PageUp") }
    #expect(app.panel.contains { $0.contains("It cannot forget") })
  }

  @Test("Esc leaves everything as it is")
  func leave() {
    var app = asked()
    app.press("Esc")
    #expect(app.commands.isEmpty && app.state.overlays.isEmpty)
  }

  @Test("A long conversation offers the advised part first, the whole one key away")
  func ways() {
    var app = asked(newest: 2)
    #expect(app.shows("the newest 2 turns, about 80 tokens"))
    #expect(app.shows("The oldest turn is left out"))
    var whole = app
    app.press("Enter")
    #expect(app.commands == [.agreed(retry, newest: 2)])
    whole.press("Down", "Enter")
    #expect(whole.commands == [.agreed(retry, newest: nil)])
  }

  @Test("An offer that comes after another key takes no keyboard away")
  func late() {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit("/retry")
    app.type("x")
    app.receive(.offer(Sample.offer(retry, in: Sample.manualTalk)))
    #expect(app.state.overlays.isEmpty)
    #expect(app.notice?.contains("not done yet") == true)
    app.type("y")
    #expect(app.draft == "xy")
  }

  @Test("An edited prompt stays until the user agrees, and is not lost when he does not")
  func edit() {
    var app = TestApp.opened(turns: Sample.history(2))
    app.type("my draft")
    app.press("Tab", "e")
    app.type("!")
    app.press("Enter")
    let request = app.edited
    #expect(request?.prompt == "question 1!" && request?.conversation == Sample.manualTalk)
    let command = SessionCommand.edit(
      TurnID(rawValue: "t1"), request ?? SendRequest(conversation: Sample.manualTalk, prompt: ""))
    #expect(app.commands == [command])
    app.receive(.offer(Sample.offer(command, in: Sample.manualTalk)))
    #expect(!app.shows("sends the edited prompt,"))
    var left = app
    app.press("Enter")
    #expect(app.commands.contains(.agreed(command, newest: nil)))
    #expect(app.draft == "my draft")
    left.press("Esc")
    #expect(left.draft == "question 1!")
    // Nothing that happens meanwhile takes it away.
    left.receive(.branch(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(left.draft == "question 1!")
    left.press("Esc")
    #expect(left.draft == "my draft")
  }

  @Test(
    "Where a rebuild without an unconfirmed turn has to be chosen, it is asked about again when it is left"
  )
  func settle() {
    let command = SessionCommand.settle(TurnID(rawValue: "u"), .rebuild)
    var app = TestApp.opened()
    app.receive(turn: Sample.turn("u", phase: .ended(.unconfirmed)))
    app.press("F5")
    #expect(app.commands == [.atOnce(command)])
    app.receive(.offer(Sample.offer(command, in: Sample.manualTalk, newest: 2)))
    app.press("Esc")
    #expect(app.shows("Did the server keep"))
    app.receive(.preview(Sample.offer(command, in: Sample.manualTalk, newest: 2)))
    app.press("F5")
    #expect(app.commands.isEmpty)
    app.press("Down", "Enter")
    #expect(app.commands == [.agreed(command, newest: nil)])
    #expect(!app.shows("Did the server keep"))
  }

  @Test("After carry on the status no longer says that the stream broke off")
  func carriedOn() {
    var app = TestApp.opened()
    app.receive(turn: Sample.turn("u", phase: .ended(.truncated)))
    #expect(app.status.hasPrefix("ready"), "\(app.status)")
    #expect(app.shows("broken off"), "the footer of the reply still does")
  }
}

@Suite struct ExpiryTests {
  private func app(_ isOn: Bool = true) -> TestApp {
    TestApp.opened { $0.expiryNotices = isOn }
  }

  @Test("A context that is not on screen says that it is about to expire, and when it has")
  func notices() {
    var app = app()
    #expect(app.notice?.contains("“soon gone” expires in 4m 0s.") == true, "\(app.notice ?? "")")
    app.type("draft")
    app.wait(300)
    #expect(app.notice?.contains("“soon gone” has expired.") == true)
    #expect(app.state.overlays.isEmpty && app.draft == "draft")
    let count = app.state.notices.log.count
    app.wait(60)
    app.receive(.contexts(Sample.contexts))
    #expect(app.state.notices.log.count == count, "each is said once")
  }

  @Test("Nothing is said unless it is wanted, nor of the context on screen")
  func quiet() {
    var off = app(false)
    off.wait(300)
    #expect(off.state.notices.log.isEmpty)
    var app = app()
    app.send(.tick(app.now))
    let before = app.state.notices.log.count
    // The one on screen shows its time in the header.
    app.wait(86_400 - 60 - 100)
    #expect(!app.state.notices.log.dropFirst(before).contains { $0.notice.text.contains("manual") })
  }

  @Test("A tick is asked for when the next one is due")
  func deadline() throws {
    var app = app()
    app.wait(100)
    let next = try #require(nextDeadline(app.state))
    #expect(next <= Date.start.addingTimeInterval(240.001))
  }
}

@Suite struct LobbyTests {
  private let lobby = ConversationPane.lobby

  @Test("A prompt that was sent before anything was open is kept when the program is left")
  func quit() {
    var app = TestApp()
    app.submit("Why is the sky blue?")
    app.type("and more")
    app.press("Ctrl+X Ctrl+C")
    let text = "Why is the sky blue?\n\nand more"
    #expect(
      app.commands.contains {
        if case .saveDraft(lobby, let draft, _, _) = $0 { draft.text == text } else { false }
      }, "\(app.commands)")
    #expect(app.effects.last == .quit)
  }

  @Test("It comes back at the next start, where the user is, and nowhere a second time")
  func back() {
    var app = TestApp.opened()
    app.receive(.promptReturned(lobby, prompt: "Why?"))
    #expect(app.draft == "Why?")
    #expect(
      app.commands == [
        .saveDraft(Sample.manualTalk, Draft(text: "Why?", caret: 4)), .saveDraft(lobby, Draft()),
      ])
  }

  @Test("What is typed while nothing is open is saved too, and given up once it is elsewhere")
  func typing() {
    var app = TestApp()
    app.type("hello")
    app.wait(1)
    #expect(app.commands == [.saveDraft(lobby, Draft(text: "hello", caret: 5))])
    app.receive(.contexts(Sample.contexts))
    app.receive(.opened(Sample.snapshot(Sample.manualTalk, Sample.manual)))
    #expect(app.draft == "hello")
    #expect(app.commands.contains(.saveDraft(lobby, Draft())))
  }

  @Test("A prompt whose files are being read is kept when the program is left")
  func files() {
    var app = TestApp.opened()
    app.submit("Read @a.md")
    app.press("Ctrl+X Ctrl+C")
    #expect(
      app.commands.contains {
        if case .saveDraft(Sample.manualTalk, let draft, _, _) = $0 {
          draft.text == "Read @a.md"
        } else {
          false
        }
      })
  }
}

@Suite struct RecipeTests {
  private let recipe = SavedRecipe(
    name: "code", label: "code {date}", mode: .commonPrefix, ttl: 86_400,
    system: "You know\nthis code.", files: ["src", "my notes.md"])

  private func app() -> TestApp { TestApp.opened { $0.recipes = [recipe] } }

  @Test("The first field of the form chooses a recipe, which fills the others")
  func form() throws {
    var app = app()
    app.press("Ctrl+N")
    #expect(app.form?.value("recipe") == "none")
    app.press("Right")
    let form = try #require(app.form)
    #expect(form.value("recipe") == "code" && form.value("mode") == "common_prefix")
    #expect(form.value("label").hasPrefix("code 20"))
    #expect(form.value("files") == "src my\\ notes.md" && form.value("ttl") == "1d")
    app.press("Enter")
    guard case .readSeed(let read, files: let files)? = app.effects.first else {
      Issue.record("\(app.effects)")
      return
    }
    #expect(files == ["src", "my notes.md"])
    #expect(read.seed == [Message(role: .system, content: "You know\nthis code.")])
    #expect(read.ttl == 86_400 && read.mode == .commonPrefix)
    app.press("Left")
    #expect(app.form?.value("files") == "" && app.form?.value("system") == "")
  }

  @Test("/ctx new takes the name of one, and tells those there are")
  func command() {
    var app = app()
    app.submit("/ctx new code")
    #expect(app.form?.value("recipe") == "code")
    app.press("Esc")
    app.submit("/ctx new cod")
    #expect(app.form == nil && app.notice == "Unknown recipe “cod”; choose from code.")
  }

  @Test(
    "Paths with blanks survive the way through a field",
    arguments: [["a"], ["my notes.md", "b"], [#"a\b"#, "it's"], ["a\"b c"]])
  func paths(_ paths: [String]) {
    #expect(PathWords.split(PathWords.join(paths)) == paths)
  }

  @Test("Quotes hold a path together")
  func quotes() {
    #expect(
      PathWords.split(#" "my notes.md"  'a b' c\ d e "#) == ["my notes.md", "a b", "c d", "e"])
  }
}

@Suite struct DistilTests {
  @Test("D makes a form of a context from the answer that is read; Enter creates it")
  func key() throws {
    var app = TestApp.opened(turns: Sample.history(3))
    app.press("Tab", "k", "k", "D")
    #expect(app.shows("New context from an answer"))
    app.press("Enter")
    guard case .createContext(let recipe)? = app.commands.first else {
      Issue.record("\(app.commands)")
      return
    }
    #expect(recipe.mode == .commonPrefix && recipe.label == "manual distilled")
    #expect(recipe.seed.count == 1)
    let text = try #require(recipe.seed.first?.content)
    #expect(text.contains("question 1") && text.contains("answer 1\n\nwith a second"))
    #expect(recipe.lineage.map(\.reason) == [.distilled])
    #expect(recipe.lineage.map(\.contextID) == ["ctx-1"])
  }

  @Test("/distil takes the last answers, oldest first, and instructions go before them")
  func command() {
    var app = TestApp.opened(turns: Sample.history(3))
    app.submit("/distil 2")
    #expect(app.shows("New context from 2 answers"))
    app.press("Tab", "Tab")
    app.type("Be brief.")
    app.press("Enter")
    guard case .createContext(let recipe)? = app.commands.first else {
      Issue.record("\(app.commands)")
      return
    }
    #expect(recipe.seed.count == 3 && recipe.seed[0].content == "Be brief.")
    #expect(recipe.seed[1].content.contains("answer 1"))
    #expect(recipe.seed[2].content.contains("answer 2"))
    app.submit("/distil all")
    #expect(app.notice?.contains("takes a number") == true)
  }

  @Test("Without an answer there is nothing to distil")
  func nothing() {
    var app = TestApp.opened()
    app.submit("/distil")
    #expect(app.state.overlays.isEmpty)
  }
}
