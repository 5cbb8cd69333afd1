import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Header, title and status") struct HeaderTests {
  @Test("Parts go in order of need as the screen gets narrower")
  func degrading() {
    var app = TestApp.opened(columns: 140)
    #expect(app.header.hasPrefix("manual · session · model model-a · warm 23h 59m · ━━━━━━ · ctx-"))
    var widths: [String: Int] = [:]
    for columns in (40...140).reversed() {
      app.resize(24, columns)
      for part in ["manual", "session", "model-a", "warm", "━━", "ctx-"]
      where app.header.contains(part) {
        widths[part] = columns
      }
      #expect(CellWidth.of(app.header) <= columns)
    }
    #expect(widths["manual"] == 40)
    #expect(widths["warm"] == 40)
    let order = ["warm", "session", "model-a", "━━", "ctx-"].map { widths[$0] ?? 999 }
    #expect(order == order.sorted())
  }

  @Test(
    "The state is a word",
    arguments: [
      (86_000, "warm 23h 53m"), (290, "expiring 4m 50s"), (59, "expiring 59s"), (-1, "expired"),
    ])
  func states(secondsLeft: Int, words: String) {
    var contexts = Sample.contexts
    contexts[0].context.lastUsedAt = Date.start.addingTimeInterval(Double(secondsLeft - 86_400))
    var app = TestApp.opened(colors: 0)
    app.receive(.contexts(contexts))
    #expect(app.header.contains(words))
  }

  @Test("While the server reads the seed, header and menu say so")
  func warming() {
    var app = TestApp.opened()
    let id = Sample.contexts[0].context.contextID
    app.receive(.seedProgress(contextID: id, SeedProgress(isReading: true)))
    #expect(app.header.contains("warming… 23h"))
    app.receive(.seedProgress(contextID: "other", SeedProgress(isReading: true, share: 0.9)))
    app.receive(.seedProgress(contextID: id, SeedProgress(isReading: true, share: 0.456)))
    #expect(app.header.contains("read 46 % 23h"))
    app.press("F2")
    #expect(app.screen.dropFirst().contains { $0.contains("read 46 %") })
    app.receive(.seedProgress(contextID: id, SeedProgress(isReading: false)))
    #expect(!app.screen.contains { $0.contains("read 46") })
    #expect(app.header.contains("warm 23h"))
  }

  @Test(
    "While the server reads the seed, the opening page, the status row and a question that waits say so"
  )
  func readingSeed() {
    var app = TestApp.opened()
    let id = Sample.contexts[0].context.contextID
    app.receive(.seedProgress(contextID: "other", SeedProgress(isReading: true)))
    #expect(app.shows("The server has cached “manual”") && app.status.contains("ready"))
    app.receive(.seedProgress(contextID: id, SeedProgress(isReading: true)))
    #expect(app.shows("The server is reading the seed of “manual”"))
    #expect(!app.shows("has cached") && app.shows("Questions wait for it."))
    #expect(app.status.hasPrefix("the server reads the seed ") && !app.status.contains("ready"))
    app.receive(.seedProgress(contextID: id, SeedProgress(isReading: true, share: 0.456)))
    #expect(app.shows("(46 % so far)") && app.status.contains("the server reads the seed, 46 %"))
    app.receive(turn: Sample.turn("live", reply: "", phase: .sending))
    #expect(app.status.contains("waits for the seed, 46 % read"))
    app.receive(.seedProgress(contextID: id, SeedProgress(isReading: false)))
    #expect(app.status.contains("sending") && !app.status.contains("seed"))
  }

  @Test("A lost context and an imported one say so")
  func others() {
    var contexts = Sample.contexts
    contexts[0].context.lostAt = .start
    var app = TestApp.opened()
    app.receive(.contexts(contexts))
    #expect(app.header.contains("lost"))
    contexts[0].context.lostAt = nil
    contexts[0].context.ttl = nil
    app.receive(.contexts(contexts))
    #expect(app.header.contains("unknown"))
  }

  @Test("What goes on elsewhere is counted at the right")
  func marks() {
    var contexts = Sample.contexts
    contexts[1].conversations[0].isStreaming = true
    contexts[1].conversations[1].isUnread = true
    contexts[2].conversations[0].isUnread = true
    var app = TestApp.opened()
    app.receive(.contexts(contexts))
    #expect(app.header.hasSuffix("1 streaming · 2 unread"))
  }

  @Test("On the narrowest screen the state of this context goes before what others do")
  func narrowMarks() {
    var contexts = Sample.contexts
    contexts[0].context.label = "a long label of a context"
    contexts[1].conversations[0].isStreaming = true
    contexts[2].conversations[0].isUnread = true
    var app = TestApp.opened(rows: 12, columns: 40)
    app.receive(.contexts(contexts))
    #expect(app.header.contains("warm 23h 59m"))
    app.resize(12, 70)
    #expect(app.header.contains("warm") && app.header.contains("1 unread"))
  }

  @Test("With several conversations the title is shown too")
  func title() {
    var app = TestApp.opened()
    app.press("Ctrl+X 3")
    app.receive(.opened(Sample.snapshot(Sample.codeTalk, Sample.code)))
    app.receive(.contexts(Sample.contexts))
    #expect(app.header.hasPrefix("code base › The parser"))
  }

  @Test("The window title names the context and marks activity")
  func windowTitle() {
    var app = TestApp.opened()
    #expect(app.frame.title == "manual — ctxchat")
    app.submit("go")
    #expect(app.frame.title == "* manual — ctxchat")
    #expect(TestApp().frame.title == "ctxchat")
  }

  @Test(
    "The status tells tokens where the reply's own line is out of sight, and money when prices are known"
  )
  func usage() {
    var turn = Sample.turn("a")
    turn.usage = Usage(promptTokens: 12_000, completionTokens: 340, cachedTokens: 11_520)
    turn.choices[0].content = String(repeating: "A line.\n\n", count: 40)
    var app = TestApp.opened(columns: 120, turns: [TurnView(turn: turn)])
    #expect(app.status.words == ["ready", "F2", "contexts", "·", "F1", "help"])
    #expect(app.shows("12,000 in, 96 % cached · 340 out"))
    app.press("PageUp")
    #expect(app.status.hasPrefix("ready · 12k in, 96 % cached · 340 out"))
    let price = Price(currency: "CNY", input: 1, cachedInput: 0.1, output: 2)
    app = .opened(columns: 120, turns: [TurnView(turn: turn)])
    app.receive(.profiles([Sample.profile(price: price)]))
    #expect(app.status.contains("0.002312 CNY"))
  }

  @Test("An estimate is called one")
  func estimate() {
    var app = TestApp.opened()
    app.receive(turn: Sample.turn("a", reply: "", phase: .streaming))
    app.receive(
      .delta(
        TurnDelta(
          turn: TurnID(rawValue: "a"), conversation: Sample.manualTalk,
          content: String(repeating: "word ", count: 80))))
    #expect(app.status.hasPrefix("streaming · about 100 tokens"))
    app.wait(2)
    #expect(app.status.contains("50/s"))
  }

  @Test(
    "Every ending has its word",
    arguments: zip(
      TurnEnding.allCases,
      [
        "ready", "length", "moderation", "refused", "stopped", "broken off", "failed",
        "unconfirmed",
      ]))
  func endings(ending: TurnEnding, word: String) {
    // A prefix context: where the server remembers turns, a truncated one is one that was carried on with.
    var app = TestApp.opened()
    app.receive(
      .opened(
        Sample.snapshot(
          Sample.codeTalk, Sample.code,
          turns: [Sample.view("a", in: Sample.codeTalk, phase: .ended(ending))])))
    app.press("F2", "Down", "Down", "Enter")
    #expect(app.status.contains(word), "\(app.status)")
  }

  @Test("The keys that matter now are named as they are bound")
  func keys() {
    var app = TestApp.opened { $0.keyOverrides = ["contexts": ["F6"]] }
    #expect(app.status.hasSuffix("F6 contexts · F1 help"))
    app.type("x")
    #expect(app.status.hasSuffix("Enter send · Ctrl+J new line"))
    app.press("Enter")
    #expect(app.status.contains("Esc stop"))
  }

  @Test("In the demo the status says so")
  func demo() {
    let app = TestApp.opened { $0.isDemo = true }
    #expect(app.status.contains("demo"))
  }

  @Test("A slow job is told until it is done")
  func jobs() {
    var app = TestApp.opened()
    app.receive(
      .progress(JobProgress(job: 1, context: Sample.code, stage: .running("rebuilding code"))))
    #expect(app.divider.contains("rebuilding code"))
    app.receive(.progress(JobProgress(job: 1, context: Sample.code, stage: .done("Rebuilt."))))
    #expect(app.divider.contains("Rebuilt."))
    app.receive(.progress(JobProgress(job: 1, context: Sample.code, stage: .failed("No quota."))))
    #expect(app.divider.contains("error: No quota."))
  }

  @Test("A job that ends with a context of its own is over; another goes on")
  func twoJobs() {
    var app = TestApp.opened()
    app.receive(
      .progress(JobProgress(job: 1, context: nil, stage: .running("forking the manual"))))
    app.receive(.progress(JobProgress(job: 2, context: nil, stage: .running("creating pumps"))))
    #expect(app.divider.contains("forking the manual"))
    app.receive(.progress(JobProgress(job: 1, context: Sample.code, stage: .done(""))))
    #expect(app.divider.contains("creating pumps"))
    app.receive(.progress(JobProgress(job: 2, context: nil, stage: .done(""))))
    #expect(!app.divider.contains("creating"))
  }
}
