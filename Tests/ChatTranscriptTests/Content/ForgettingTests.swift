import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

/// A conversation of a long day keeps its newest turns in memory; the others are paged in again.
@Suite struct ForgettingTests {
  private let most = Transcript.mostTurns

  private func forgets(_ screen: inout Screen) -> Bool {
    var result = false
    screen.act { result = $0.forgetEarlier() }
    return result
  }

  @Test func `The oldest half goes once there are too many, and nothing moves on screen`() {
    var screen = Screen(Sample.chain(most), rows: 30)
    let early = forgets(&screen)
    #expect(!early)
    screen.act { $0.upsert(Sample.chain(1, from: most)[0]) }
    let before = screen.text
    let forgot = forgets(&screen)
    #expect(forgot)
    #expect(screen.text == before)
    #expect(screen.transcript.turnCount == most / 2)
    #expect(screen.transcript.firstTurn?.id == Sample.id("\(most / 2 + 1)"))
    #expect(screen.transcript.lastTurn?.id == Sample.id("\(most)"))
  }

  @Test func `What was forgotten comes back as the reader goes up`() {
    var screen = Screen(Sample.chain(most + 1), rows: 30)
    let forgot = forgets(&screen)
    #expect(forgot)
    screen.act { $0.scrollToTop() }
    let first = most / 2 + 1
    #expect(screen.transcript.needsEarlier == Sample.id("\(first)"))
    screen.act { $0.prepend(Sample.chain(40, from: first - 40), hasEarlier: true) }
    #expect(screen.transcript.firstTurn?.id == Sample.id("\(first - 40)"))
    #expect(screen.transcript.turnCount == most / 2 + 40)
  }

  @Test(arguments: ["scrolled", "focus", "search"])
  func `Nothing goes while the reader is elsewhere than at the end`(_ what: String) {
    var screen = Screen(Sample.chain(most + 1), rows: 30)
    screen.act { transcript in
      switch what {
      case "scrolled": transcript.scroll(rows: -5)
      case "focus": transcript.focusLast()
      default: _ = transcript.search("Prompt")
      }
    }
    let forgot = forgets(&screen)
    #expect(!forgot)
    #expect(screen.transcript.turnCount == most + 1)
  }
}
