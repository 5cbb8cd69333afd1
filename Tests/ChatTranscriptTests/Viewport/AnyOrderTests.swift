import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

/// Whatever happens in whatever order, the screen is what a fresh transcript of the same turns
/// shows.
@Suite("Anything in any order")
struct AnyOrderTests {
  @Test("leaves the screen of a fresh start", arguments: 1...12)
  func freshStart(seed: UInt64) {
    var driver = Driver(seed: seed)
    for _ in 0..<150 {
      driver.step()
      let transcript = driver.screen.transcript
      #expect(transcript.isAtBottom ? transcript.newRowsBelow == 0 : true)
      #expect(transcript.newRowsBelow >= 0)
      if transcript.isAtBottom { #expect(driver.screen.rows == driver.fresh().rows) }
    }
    driver.screen.act {
      $0.clearFocus()
      $0.clearSearch()
      $0.scrollToTop()
    }
    var whole = driver.fresh()
    whole.act { $0.scrollToTop() }
    #expect(driver.screen.rows == whole.rows)
    while !whole.transcript.isAtBottom {
      whole.act { $0.scroll(rows: 5) }
      driver.screen.act { $0.scroll(rows: 5) }
      #expect(driver.screen.rows == whole.rows)
    }
  }
}

/// Does things to a transcript at random, and keeps what it should show.
private struct Driver {
  var screen: Screen
  private var generator: SeededGenerator
  private var first: Int
  private var next: Int
  private var rows = 12
  private var columns = 60

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    (first, next) = (20, 24)
    screen = Screen(Sample.chain(4, from: 20), hasEarlier: true)
  }

  /// A transcript of the same turns that was never touched, with the same search and without a
  /// focus.
  func fresh() -> Screen {
    let transcript = screen.transcript
    var fresh = Screen(
      transcript.turns.entries.map(\.view), rows: rows, columns: columns,
      hasEarlier: transcript.hasEarlier)
    fresh.act { other in
      for key in transcript.turns.keys where transcript.turns[key].options.showsReasoning {
        other.focus = TranscriptFocus(turn: transcript.turns[key].view.id, role: .assistant)
        other.toggleFolded()
      }
      other.focus = transcript.focus
      other.scrollToBottom()
      other.focus = transcript.focus
    }
    return fresh
  }

  mutating func step() {
    switch Int.random(in: 0..<14, using: &generator) {
    case 0: scroll()
    case 1: screen.act { $0.scrollToBottom() }
    case 2: screen.act { $0.scrollPages(-1) }
    case 3: resize()
    case 4, 5, 6: stream()
    case 7: addTurn()
    case 8: endTurn()
    case 9: prepend()
    case 10: focus()
    case 11: search()
    case 12: screen.act { $0.toggleFolded() }
    default: branch()
    }
  }

  private mutating func scroll() {
    let rows = Int.random(in: -20...20, using: &generator)
    screen.act { $0.scroll(rows: rows) }
  }

  private mutating func resize() {
    rows = Int.random(in: 1...40, using: &generator)
    columns = [20, 33, 60, 100].randomElement(using: &generator) ?? 60
    screen.resize(rows: rows, columns: columns)
  }

  private mutating func stream() {
    let words = ["word ", "\n\n", "**bold** ", "- item\n", "漢字", "| a | b |\n|---|---|\n", "`x`"]
    let text = words.randomElement(using: &generator) ?? ""
    let reasoning = Int.random(in: 0..<4, using: &generator) == 0 ? "thought\n" : ""
    let turns = screen.transcript.turns
    guard let key = turns.keys.last(where: { !turns[$0].isEnded }) else { return }
    let id = turns[key].view.id.rawValue
    screen.act { $0.append(Sample.delta(id, text, reasoning: reasoning)) }
  }

  private mutating func addTurn() {
    let parent = screen.transcript.lastTurn?.id.rawValue
    let view = Sample.view("\(next)", after: parent, reply: nil, phase: .streaming)
    next += 1
    screen.act { $0.upsert(view) }
  }

  private mutating func endTurn() {
    guard var view = screen.transcript.lastTurn else { return }
    view.turn.phase = .ended(TurnEnding.allCases.randomElement(using: &generator) ?? .complete)
    view.turn.usage = Usage(promptTokens: 10, completionTokens: 5)
    screen.act { $0.upsert(view) }
  }

  private mutating func prepend() {
    guard first > 0 else { return }
    first -= 5
    let (turns, hasEarlier) = (Sample.chain(5, from: first), first > 0)
    screen.act { $0.prepend(turns, hasEarlier: hasEarlier) }
  }

  private mutating func focus() {
    let step = Int.random(in: -3...3, using: &generator)
    if step == 0 { screen.act { $0.clearFocus() } } else { screen.act { $0.moveFocus(by: step) } }
  }

  private mutating func search() {
    let query = ["row", "word", "", "thought"].randomElement(using: &generator) ?? ""
    screen.act {
      $0.search(query)
      $0.nextMatch()
    }
  }

  /// Another branch from a turn that is loaded.
  private mutating func branch() {
    let views = screen.transcript.turns.entries.map(\.view)
    guard views.count > 2, let index = views.indices.randomElement(using: &generator) else {
      return
    }
    let kept = Array(views[..<index].suffix(6))
    let other = Sample.view(
      "\(next)", after: kept.last?.id.rawValue, reply: "Other.", phase: .streaming)
    next += 1
    let snapshot = Sample.snapshot(kept + [other], hasEarlier: false)
    if kept.isEmpty { first = 0 }
    screen.act { $0.show(snapshot) }
  }
}
