import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Notices on screen") struct NoticeDrawingTests {
  @Test("A long notice is readable whole, over the end of the transcript, and nothing else moves")
  func long() {
    var app = TestApp.opened(rows: 24, columns: 60, turns: Sample.history(10))
    let before = app.screen
    let words = (1...30).map { "word\($0)" }.joined(separator: " ")
    app.send(.notice(Notice(level: .error, text: words), at: app.now))
    #expect(app.shows("word1 ") && app.shows("word30"))
    #expect(Array(app.screen[..<16]) == Array(before[..<16]))
    app.press("Esc")
    #expect(app.screen == before)
  }

  private static let long = (1...30).map { "word\($0)" }.joined(separator: " ")

  @Test("While something is asked, a long notice takes one row and the choices stay in sight")
  func underChoices() {
    var app = TestApp.opened(turns: [Sample.view("u", phase: .ended(.unconfirmed))])
    let bar = app.screen[app.state.layout.choices.row]
    #expect(bar.contains("F6 resend"))
    app.send(.notice(Notice(level: .warning, text: Self.long), at: app.now))
    #expect(app.screen[app.state.layout.choices.row] == bar)
    #expect(app.divider.hasPrefix("note: word1 "))
    #expect(app.divider.hasSuffix("…"))
    app.press("F10")
    #expect(app.shows("word30"))
  }

  @Test("What lies over the transcript is one row from the next key on")
  func folds() {
    var app = TestApp.opened(turns: Sample.history(10))
    app.send(.notice(Notice(level: .warning, text: Self.long), at: app.now))
    #expect(app.shows("word30"))
    app.type("a")
    #expect(!app.shows("word30"))
    #expect(app.divider.hasPrefix("note: word1 "))
  }

  @Test("The answer to a key is shown at once, even over an error that has only just come")
  func answers() {
    var app = TestApp.opened()
    app.send(.notice(Notice(level: .error, text: "bad"), at: app.now))
    app.submit("/set temperature 0.5")
    #expect(app.notice == "temperature set to 0.5.")
    app.send(.notice(Notice(level: .error, text: "bad"), at: app.now))
    app.send(.copied(CopyOutcome(what: "the reply", way: .command("pbcopy")), at: app.now))
    #expect(app.notice?.hasPrefix("Copied") == true)
  }

  @Test("What comes from the session waits behind a graver notice")
  func sessionWaits() {
    var app = TestApp.opened()
    app.send(.notice(Notice(level: .error, text: "bad"), at: app.now))
    app.receive(.notice(Notice(level: .info, text: "by the way")))
    #expect(app.notice == "bad")
    app.wait(1.1)
    app.type("a")
    #expect(app.notice == "by the way")
  }

  @Test("An error ends with a key, though not within its first second")
  func errorEnds() {
    var app = TestApp.opened()
    app.send(.notice(Notice(level: .error, text: "bad"), at: app.now))
    app.type("a")
    #expect(app.notice == "bad")
    app.wait(1.1)
    #expect(app.notice == "bad")
    app.type("b")
    #expect(app.notice == nil)
    #expect(app.draft == "ab")
  }

  @Test("What says nothing beyond the moment goes with the next key")
  func brief() {
    var app = TestApp.opened()
    app.press("F5")
    #expect(app.notice == "No question is open here.")
    app.type("a")
    #expect(app.notice == nil)
    app.press("Ctrl+C")
    #expect(app.notice?.hasPrefix("Draft cleared") == true)
    app.type("b")
    #expect(app.notice == nil)
  }

  @Test("A notice leaves the keyboard alone")
  func keyboard() {
    var app = TestApp.opened()
    app.type("ab")
    app.send(.notice(Notice(level: .error, text: "boo"), at: app.now))
    app.type("c")
    #expect(app.draft == "abc")
    #expect(app.frame.cursor?.row == app.state.layout.composer.row)
  }

  @Test("A notice about a conversation that is not on screen names its context")
  func elsewhere() {
    var app = TestApp.opened()
    app.receive(
      .notice(Notice(level: .warning, text: "slow", conversation: Sample.soonTalk)))
    #expect(app.notice == "“soon gone”: slow")
  }

  @Test(
    "A copy is told honestly",
    arguments: [
      (CopyOutcome.Way.command("wl-copy"), "Copied the reply with wl-copy."),
      (.terminal, "Asked the terminal"), (.tmux, "tmux's buffer"),
      (.failed(reason: "too long"), "Could not copy the reply: too long"),
    ])
  func copies(way: CopyOutcome.Way, words: String) {
    var app = TestApp.opened()
    app.send(.copied(CopyOutcome(what: "the reply", way: way), at: app.now))
    #expect(app.notice?.contains(words) == true)
  }

  @Test("An export is told, or why there is none")
  func exports() {
    var app = TestApp.opened()
    app.send(.exported(.written(path: "a.md"), at: app.now))
    #expect(app.notice == "Written to a.md.")
    app.send(.exported(.failed(reason: "the disk is full."), at: app.now))
    #expect(app.notice == "Not exported: the disk is full.")
  }

  @Test("A reply that ends where nobody looks rings, where that is wanted")
  func bell() {
    var app = TestApp.opened { $0.bell = true }
    app.receive(turn: Sample.turn("a", in: Sample.soonTalk))
    #expect(app.effects == [.bell])
    app.receive(turn: Sample.turn("b"))
    #expect(app.effects.isEmpty)
    app.send(.input(.focus(false), at: app.now))
    app.receive(turn: Sample.turn("c", after: "b"))
    #expect(app.effects == [.bell])
    var quiet = TestApp.opened()
    quiet.receive(turn: Sample.turn("a", in: Sample.soonTalk))
    #expect(quiet.effects.isEmpty)
  }
}

@Suite struct NoticeBoardTests {
  private func notice(_ text: String, _ level: Notice.Level = .info) -> Notice {
    Notice(level: level, text: text)
  }

  @Test("A newer notice of the same weight takes the place of the one before")
  func replacing() {
    var board = NoticeBoard()
    board.post(notice("one"), at: .start)
    board.post(notice("two"), at: .start)
    #expect(board.shown?.notice.text == "two")
    #expect(board.log.map(\.notice.text) == ["one", "two"])
  }

  @Test("An error is not pushed aside by information, which comes after it")
  func graver() {
    var board = NoticeBoard()
    board.post(notice("bad", .error), at: .start)
    board.post(notice("fyi"), at: .start)
    #expect(board.shown?.notice.text == "bad")
    board.dismiss(at: .start)
    #expect(board.shown?.notice.text == "fyi")
    board.dismiss(at: .start)
    #expect(board.shown == nil)
  }

  @Test("The graver a notice, the longer it stays")
  func durations() throws {
    var times: [Double] = []
    for level in [Notice.Level.info, .warning, .error] {
      var board = NoticeBoard()
      board.post(notice("x", level), at: .start)
      times.append(try #require(board.expiry).timeIntervalSince(.start))
    }
    #expect(times == times.sorted() && Set(times).count == 3)
  }

  @Test("It goes at its time and not before")
  func expiry() throws {
    var board = NoticeBoard()
    board.post(notice("x"), at: .start)
    let expiry = try #require(board.expiry)
    board.expire(at: expiry.addingTimeInterval(-0.1))
    #expect(board.shown != nil)
    board.expire(at: expiry)
    #expect(board.shown == nil && board.expiry == nil)
  }

  @Test("The log and the queue are bounded")
  func bounds() {
    var board = NoticeBoard()
    board.post(notice("bad", .error), at: .start)
    for number in 0..<2000 { board.post(notice("\(number)"), at: .start) }
    #expect(board.log.count == NoticeBoard.logLimit)
    var count = 0
    while board.shown != nil, count < 100 {
      board.dismiss(at: .start)
      count += 1
    }
    #expect(count <= 4)
  }

  @Test("A graver notice gives way to those that wait once it was there for a while")
  func patience() {
    var board = NoticeBoard()
    board.post(notice("bad", .error), at: .start)
    let later = Date.start.addingTimeInterval(1)
    board.post(notice("fyi"), at: later)
    board.expire(at: later)
    #expect(board.shown?.notice.text == "bad")
    board.expire(at: .start.addingTimeInterval(NoticeBoard.patience))
    #expect(board.shown?.notice.text == "fyi")
    // One that was there for long goes at once.
    board.post(notice("worse", .error), at: later)
    let end = later.addingTimeInterval(20)
    board.post(notice("more"), at: end)
    board.expire(at: end)
    #expect(board.shown?.notice.text == "more")
  }

  @Test("What is said elsewhere is in the log and not on screen")
  func recording() {
    var board = NoticeBoard()
    board.record(.warning, "Not sent", at: .start)
    #expect(board.shown == nil && board.log.map(\.notice.text) == ["Not sent"])
  }
}
