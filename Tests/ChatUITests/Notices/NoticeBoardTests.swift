import ChatModel
import FoundationEssentials
import Testing

@testable import ChatUI

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
