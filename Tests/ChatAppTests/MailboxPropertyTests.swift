import Basics
import ChatModel
import ChatUI
import EventLoops
import FoundationEssentials
import Testing

@testable import ChatApp

/// The mailbox against a plain list, for any order of what is put in and of when it is emptied.
@MainActor
@Suite struct MailboxPropertyTests {
  private let loop = EventLoop()
  private let conversation = ConversationID(rawValue: "c")

  /// What was put in, as far as its order counts.
  private enum Sent: Equatable {
    case text(turn: Int, choice: Int, content: String, reasoning: String)
    case update(Int)
    case event(Int)
    case sequence(String)
  }

  private func post(_ sent: Sent, _ mailbox: Mailbox) {
    switch sent {
    case .text(let turn, let choice, let content, let reasoning):
      mailbox.post(
        .delta(
          TurnDelta(
            turn: TurnID(rawValue: "\(turn)"), conversation: conversation, choice: choice,
            content: content, reasoning: reasoning)))
    case .update(let number):
      mailbox.post(.notice(Notice(level: .info, text: "\(number)")))
    case .event(let number):
      mailbox.post(AppEvent.tick(Date(timeIntervalSince1970: Double(number))))
    case .sequence(let text): mailbox.post(writing: text)
    }
  }

  private func sent(_ letter: Mailbox.Letter) -> Sent? {
    switch letter {
    case .session(.delta(let delta)):
      .text(
        turn: Int(delta.turn.rawValue) ?? -1, choice: delta.choice, content: delta.content,
        reasoning: delta.reasoning)
    case .session(.notice(let notice)): .update(Int(notice.text) ?? -1)
    case .event(.tick(let date)): .event(Int(date.timeIntervalSince1970))
    case .sequence(let text): .sequence(text)
    default: nil
    }
  }

  private func random(_ number: Int, _ numbers: inout SplitMix) -> Sent {
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0: return .update(number)
    case 1: return .event(number)
    case 2: return .sequence("\(number)")
    default:
      let isThought = Bool.random(using: &numbers)
      return .text(
        turn: Int.random(in: 0..<3, using: &numbers),
        choice: Int.random(in: 0..<2, using: &numbers),
        content: isThought ? "" : "\(number),", reasoning: isThought ? "\(number)," : "")
    }
  }

  /// All text of one choice, joined.
  private func text(_ all: [Sent], turn: Int, choice: Int) -> [String] {
    var (content, reasoning) = ("", "")
    for case .text(turn, choice, let more, let thoughts) in all {
      content += more
      reasoning += thoughts
    }
    return [content, reasoning]
  }

  private func isText(_ sent: Sent) -> Bool {
    if case .text = sent { true } else { false }
  }

  @Test func `No text is lost, and each choice has its own in order`() {
    loop.adopt()
    var numbers = SplitMix(seed: 111)
    for _ in 0..<300 {
      let mailbox = Mailbox(on: loop)
      let all = (0..<Int.random(in: 0...60, using: &numbers)).map { random($0, &numbers) }
      var received: [Sent] = []
      for sent in all {
        post(sent, mailbox)
        if Int.random(in: 0..<15, using: &numbers) == 0 {
          received += mailbox.drain().compactMap(self.sent)
        }
      }
      received += mailbox.drain().compactMap(self.sent)
      for turn in 0..<3 {
        for choice in 0..<2 {
          #expect(
            text(received, turn: turn, choice: choice) == text(all, turn: turn, choice: choice))
        }
      }
      #expect(received.filter { !isText($0) } == all.filter { !isText($0) }, "each once, in order")
    }
  }

  @Test func `No text crosses a session update, in either direction`() {
    loop.adopt()
    var numbers = SplitMix(seed: 112)
    for _ in 0..<300 {
      let mailbox = Mailbox(on: loop)
      let all = (0..<40).map { random($0, &numbers) }
      for sent in all { post(sent, mailbox) }
      let received = mailbox.drain().compactMap(self.sent)
      func parts(_ list: [Sent]) -> [ArraySlice<Sent>] {
        list.split(omittingEmptySubsequences: false) {
          if case .update = $0 { true } else { false }
        }
      }
      let (before, after) = (parts(all), parts(received))
      #expect(before.count == after.count)
      for (one, other) in zip(before, after) {
        for turn in 0..<3 {
          for choice in 0..<2 {
            #expect(
              text(Array(one), turn: turn, choice: choice)
                == text(Array(other), turn: turn, choice: choice))
            let letters = other.filter { sent in
              if case .text(turn, choice, _, _) = sent { true } else { false }
            }
            #expect(letters.count <= 1, "it was merged")
          }
        }
      }
    }
  }

  @Test func `It says what it holds`() {
    loop.adopt()
    var numbers = SplitMix(seed: 113)
    for _ in 0..<200 {
      let mailbox = Mailbox(on: loop)
      var all: [Sent] = []
      for number in 0..<10 {
        all.append(random(number, &numbers))
        post(all[number], mailbox)
        #expect(!mailbox.isEmpty && mailbox.holdsTextOnly == all.allSatisfy(isText))
      }
      _ = mailbox.drain()
      #expect(mailbox.isEmpty && mailbox.holdsTextOnly)
    }
  }
}
