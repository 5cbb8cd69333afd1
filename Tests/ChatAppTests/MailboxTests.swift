import Basics
import ChatModel
import ChatUI
import EventLoops
import FoundationEssentials
import Testing

@testable import ChatApp

@MainActor
struct MailboxTests {
  private let loop: EventLoop
  private let mailbox: Mailbox

  init() {
    loop = EventLoop()
    mailbox = Mailbox(on: loop)
  }

  fileprivate let conversation = ConversationID(rawValue: "c")

  fileprivate func delta(_ turn: String, _ text: String, choice: Int = 0) -> SessionUpdate {
    .delta(
      TurnDelta(
        turn: TurnID(rawValue: turn), conversation: conversation, choice: choice, content: text))
  }

  fileprivate func texts(_ letters: [Mailbox.Letter]) -> [String] {
    letters.map { letter in
      switch letter {
      case .session(.delta(let delta)): "\(delta.turn)/\(delta.choice):\(delta.content)"
      case .session: "update"
      case .event: "event"
      case .sequence(let sequence): sequence
      }
    }
  }

  @Test func `What is written to the terminal keeps its place`() {
    loop.adopt()
    mailbox.post(delta("a", "one"))
    mailbox.post(writing: "\u{1B}]52;c;\u{07}")
    #expect(texts(mailbox.drain()) == ["a/0:one", "\u{1B}]52;c;\u{07}"])
  }

  @Test func `Text of one choice merges, text of others keeps its place`() {
    loop.adopt()
    for update in [
      delta("a", "1"), delta("b", "x"), delta("a", "2"), delta("a", "!", choice: 1),
      delta("b", "y"),
    ] {
      mailbox.post(update)
    }
    #expect(texts(mailbox.drain()) == ["a/0:12", "b/0:xy", "a/1:!"])
  }

  @Test func `Nothing overtakes: an update closes the text before it`() {
    loop.adopt()
    let notice = SessionUpdate.notice(Notice(level: .info, text: "n"))
    for update in [delta("a", "1"), notice, delta("a", "2"), delta("a", "3")] {
      mailbox.post(update)
    }
    #expect(texts(mailbox.drain()) == ["a/0:1", "update", "a/0:23"])
  }

  @Test func `It is emptied by being read`() {
    loop.adopt()
    #expect(mailbox.isEmpty)
    #expect(mailbox.drain().isEmpty)
    mailbox.post(delta("a", "1"))
    #expect(!mailbox.isEmpty)
    mailbox.post(AppEvent.tick(Date()))
    #expect(mailbox.drain().count == 2)
    #expect(mailbox.drain().isEmpty)
    mailbox.post(delta("a", "2"))
    #expect(texts(mailbox.drain()) == ["a/0:2"])
  }

  @Test func `It tells text alone from everything else`() {
    loop.adopt()
    #expect(mailbox.holdsTextOnly)
    mailbox.post(delta("a", "1"))
    mailbox.post(delta("b", "1"))
    #expect(mailbox.holdsTextOnly)
    mailbox.post(AppEvent.tick(Date()))
    #expect(!mailbox.holdsTextOnly)
    _ = mailbox.drain()
    #expect(mailbox.holdsTextOnly)
    mailbox.post(writing: "\u{07}")
    #expect(!mailbox.holdsTextOnly)
  }

  @Test func `From another thread it comes with the loop's next work`() async {
    loop.adopt()
    let (mailbox, update) = (mailbox, delta("a", "1"))
    await Task.detached { mailbox.post(update) }.value
    #expect(mailbox.drain().isEmpty)
    loop.work()
    #expect(texts(mailbox.drain()) == ["a/0:1"])
  }

  @Test func `Nothing is lost between ten writers and a reader`() async {
    loop.adopt()
    let mailbox = mailbox
    let updates = (0..<10).map { writer in
      (0..<1000).map { delta("\(writer)", "\($0),") }
    }
    await withTaskGroup(of: Void.self) { group in
      for own in updates {
        group.addTask { for update in own { mailbox.post(update) } }
      }
    }
    let isOver = Locked(false)
    loop.post { isOver.withLock { $0 = true } }
    while !isOver.withLock({ $0 }) { loop.work() }
    var received: [String: String] = [:]
    for case .session(.delta(let delta)) in mailbox.drain() {
      received[delta.turn.rawValue, default: ""] += delta.content
    }
    let whole = (0..<1000).map { "\($0)," }.joined()
    #expect(received.count == 10)
    #expect(received.values.allSatisfy { $0 == whole })
  }
}
