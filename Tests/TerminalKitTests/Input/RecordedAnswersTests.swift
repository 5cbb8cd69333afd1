import ChatTestSupport
import Testing

@testable import TerminalKit

/// What real terminals answer is never read as something that a user did.
struct RecordedAnswersTests {
  @Test func `Terminals were recorded`() {
    #expect(RecordedTerminal.all.count >= 15)
  }

  @Test(arguments: RecordedTerminal.all)
  func `No answer is a key or a paste, however it is cut`(terminal: RecordedTerminal) {
    let answers = terminal.questions.map(\.answer)
    for answer in answers + [answers.joined()] {
      for event in decoded(Array(answer.utf8)) {
        switch event {
        case .reply, .unknown: continue
        default: Issue.record("\(answer.debugDescription) is \(event)")
        }
      }
    }
  }

  @Test(arguments: RecordedTerminal.all)
  func `Those to the questions of the start are understood`(terminal: RecordedTerminal) {
    let asked = [
      "keyboard flags", "held frames", "marked pastes", "wheel as arrows", "background",
      "attributes",
    ]
    for answer in asked.map(terminal.answer(to:)) where !answer.isEmpty {
      let events = decoded(Array(answer.utf8))
      #expect(events.count == 1)
      guard case .reply = events.first else {
        Issue.record("\(answer.debugDescription) is \(events)")
        continue
      }
    }
  }
}
