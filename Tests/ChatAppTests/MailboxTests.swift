import ChatModel
import ChatSession
import ChatUI
import FoundationEssentials
import Glibc
import Testing

@testable import ChatApp

struct MailboxTests {
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
    let mailbox = Mailbox()
    mailbox.post(delta("a", "one"))
    mailbox.post(writing: "\u{1B}]52;c;\u{07}")
    #expect(isReadable(mailbox))
    #expect(texts(mailbox.drain()) == ["a/0:one", "\u{1B}]52;c;\u{07}"])
  }

  private func isReadable(_ mailbox: Mailbox) -> Bool {
    var entry = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  @Test func `Text of one choice merges, text of others keeps its place`() {
    let mailbox = Mailbox()
    for update in [
      delta("a", "1"), delta("b", "x"), delta("a", "2"), delta("a", "!", choice: 1),
      delta("b", "y"),
    ] {
      mailbox.post(update)
    }
    #expect(texts(mailbox.drain()) == ["a/0:12", "b/0:xy", "a/1:!"])
  }

  @Test func `Nothing overtakes: an update closes the text before it`() {
    let mailbox = Mailbox()
    let notice = SessionUpdate.notice(Notice(level: .info, text: "n"))
    for update in [delta("a", "1"), notice, delta("a", "2"), delta("a", "3")] {
      mailbox.post(update)
    }
    #expect(texts(mailbox.drain()) == ["a/0:1", "update", "a/0:23"])
  }

  @Test func `It is readable while something waits, and only then`() {
    let mailbox = Mailbox()
    #expect(!isReadable(mailbox))
    mailbox.post(delta("a", "1"))
    mailbox.post(AppEvent.tick(Date()))
    #expect(isReadable(mailbox))
    #expect(mailbox.drain().count == 2)
    #expect(!isReadable(mailbox))
    #expect(mailbox.drain().isEmpty)
    mailbox.post(delta("a", "2"))
    #expect(isReadable(mailbox))
  }

  @Test func `Nothing is lost between ten writers and a reader`() async {
    let mailbox = Mailbox()
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<10 {
        group.addTask {
          for number in 0..<1000 { mailbox.post(self.delta("\(writer)", "\(number),")) }
        }
      }
    }
    var received: [String: String] = [:]
    for case .session(.delta(let delta)) in mailbox.drain() {
      received[delta.turn.rawValue, default: ""] += delta.content
    }
    let whole = (0..<1000).map { "\($0)," }.joined()
    #expect(received.count == 10)
    #expect(received.values.allSatisfy { $0 == whole })
  }
}

extension MailboxTests {
  @Test(.timeLimit(.minutes(1)))
  func `Who posts text that the screen does not take waits until it is taken out`() async {
    let mailbox = Mailbox()
    mailbox.post(delta("a", String(repeating: "x", count: mailbox.backlog.limit + 1)))
    let waiting = Task { await mailbox.backlog.room() }
    #expect(texts(mailbox.drain()).count == 1)
    await waiting.value
    await mailbox.backlog.room()
  }
}
