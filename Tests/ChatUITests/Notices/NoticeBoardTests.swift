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
}
