import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("When a tick is wanted") struct DeadlineTests {
  private func app(secondsLeft: Int?) -> TestApp {
    var app = TestApp.opened()
    var contexts = Sample.contexts
    contexts[0].context.ttl = secondsLeft.map { _ in 86_400 }
    contexts[0].context.lastUsedAt = Date.start.addingTimeInterval(
      Double((secondsLeft ?? 0) - 86_400))
    app.receive(.contexts(contexts))
    return app
  }

  private func pause(_ app: TestApp) -> Double? {
    nextDeadline(app.state).map { $0.timeIntervalSince(app.now) }
  }

  @Test(
    "The remaining time ticks when it reads differently: by the minute, in the last five by the second",
    arguments: [(3_599, 60.0), (3_570, 31.0), (359, 59.0), (301, 1.0), (300, 1.0), (10, 1.0)])
  func countdown(secondsLeft: Int, expected: Double) throws {
    let app = app(secondsLeft: secondsLeft)
    #expect(try #require(pause(app)) == expected)
  }

  @Test("At each tick the header reads differently, and not before")
  func exact() throws {
    var app = app(secondsLeft: 3_725)
    for _ in 0..<70 {
      let before = app.header
      let due = try #require(nextDeadline(app.state))
      app.send(.tick(due.addingTimeInterval(-0.5)))
      #expect(app.header == before)
      app.send(.tick(due))
      #expect(app.header != before)
    }
  }

  @Test("Nothing ticks for an expired context, a lost one or one without a ttl")
  func nothing() {
    #expect(nextDeadline(app(secondsLeft: -5).state) == nil)
    #expect(nextDeadline(app(secondsLeft: nil).state) == nil)
    var lost = app(secondsLeft: 100)
    var contexts = Sample.contexts
    contexts[0].context.lostAt = .start
    lost.receive(.contexts(contexts))
    #expect(nextDeadline(lost.state) == nil)
  }

  @Test("Waiting turns a spinner at most four times a second")
  func spinner() throws {
    var app = app(secondsLeft: nil)
    app.submit("go")
    var frames: Set<String> = []
    for _ in 0..<8 {
      let wait = try #require(pause(app))
      #expect(wait > 0 && wait <= 0.25)
      app.send(.tick(app.now.addingTimeInterval(wait)))
      frames.insert(String(app.status.prefix(1)))
    }
    #expect(frames.count >= 4)
  }

  @Test("While a reply streams it ticks once a second, and not at all afterwards")
  func streaming() throws {
    var app = app(secondsLeft: nil)
    app.receive(turn: Sample.turn("a", reply: "so", phase: .streaming))
    #expect(try #require(pause(app)) <= 1)
    app.receive(turn: Sample.turn("a", reply: "so"))
    #expect(nextDeadline(app.state) == nil)
  }

  @Test("A retry counts down by the second")
  func retry() throws {
    var app = app(secondsLeft: nil)
    let until = app.now.addingTimeInterval(3)
    app.receive(
      turn: Sample.turn("a", reply: "", phase: .waiting(until: until, reason: "rate limited")))
    #expect(app.status.contains("retry in 3 s"))
    app.wait(1)
    #expect(app.status.contains("retry in 2 s"))
    #expect(try #require(pause(app)) <= 1)
  }

  @Test("What is waited for is told with the wait, also on a narrow screen and with a queue")
  func waitingReason() {
    var app = app(secondsLeft: nil)
    let until = app.now.addingTimeInterval(1)
    app.receive(
      turn: Sample.turn("a", reply: "", phase: .waiting(until: until, reason: "rate limited")))
    app.submit("another")
    #expect(app.status.hasPrefix("rate limited, retry in 1 s"))
    app.resize(12, 40)
    #expect(app.status.hasPrefix("rate limited, retry in 1 s"))
  }

  @Test("A notice goes at its time")
  func notice() throws {
    var app = app(secondsLeft: nil)
    app.send(.notice(Notice(level: .info, text: "hello"), at: app.now))
    let due = try #require(nextDeadline(app.state))
    app.send(.tick(due))
    #expect(app.state.notices.shown == nil)
    #expect(nextDeadline(app.state) == nil)
  }

  @Test("A tick never leaves a deadline in the past behind")
  func progress() {
    var app = TestApp.opened()
    app.type("draft")
    app.submit("/search x")
    app.press("Esc", "Ctrl+C")
    for _ in 0..<200 {
      guard let due = nextDeadline(app.state) else { break }
      app.send(.tick(max(due, app.now)))
      if let next = nextDeadline(app.state) { #expect(next > app.now) }
    }
  }

  @Test("A clock that jumps back does no harm")
  func jump() {
    var app = TestApp.opened()
    app.type("draft")
    app.send(.tick(.start.addingTimeInterval(-100_000)))
    app.wait(1)
    #expect(
      app.allEffects.contains(
        .session(.saveDraft(Sample.manualTalk, Draft(text: "draft", caret: 5)))))
    expectSound(app.state)
  }
}
