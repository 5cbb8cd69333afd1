import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("While replies stream in")
struct StreamingTests {
  /// Pieces of Markdown that change the shape of what stands before them.
  private static let pieces = [
    "word ", "and ", "more", "\n", "\n\n", "\n===\n", "\n---\n", "| a | b |\n|---|---|\n",
    "| a long cell, longer than before | 漢字 |\n", "```swift\nlet a = 1\n", "```\n", "- item\n",
    "1. one\n", "    code\n", "**", "*", "`", "> quote\n", "[link](http://example.com)", "#",
    "# H\n",
    "\u{1B}[31m", "👩‍👩‍👧", "\r", "~~", "$x^2$", "<b>", "&amp;",
  ]

  private static func text(_ generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 1...6, using: &generator))
      .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func screen(_ generator: inout SeededGenerator) -> Screen {
    let opening = (0..<40).map { _ in text(&generator) }.joined()
    return Screen(
      Sample.chain(4) + [
        Sample.view("a", after: "3", reply: opening, phase: .streaming),
        Sample.view("b", after: "a", reply: nil, phase: .sending),
      ], rows: 14, columns: 50)
  }

  @Test("not one cell changes for a reader who scrolled up", arguments: 1...25)
  func nothingMoves(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var screen = Self.screen(&generator)
    screen.act { $0.scroll(rows: -Int.random(in: 1...40, using: &generator)) }
    let before = screen.grid
    for step in 0..<120 {
      screen.now += 0.5
      let (content, reasoning) = (Self.text(&generator), step % 7 == 0 ? "thought\n" : "")
      let turn = step % 3 == 0 ? "b" : "a"
      screen.act { $0.append(Sample.delta(turn, content, reasoning: reasoning)) }
      #expect(screen.grid == before)
    }
    var ended = screen.transcript.turn(Sample.id("a"))
    ended?.turn.phase = .ended(.complete)
    screen.act {
      if let ended { $0.upsert(ended) }
      $0.upsert(Sample.view("c", after: "b", reply: nil, phase: .queued))
    }
    #expect(screen.grid == before)
    #expect(!screen.transcript.isAtBottom && screen.transcript.newRowsBelow > 0)
  }

  @Test("the last row is on screen for a reader at the bottom", arguments: 1...10)
  func follows(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var screen = Self.screen(&generator)
    for _ in 0..<60 {
      screen.act { $0.append(Sample.delta("a", Self.text(&generator))) }
      #expect(screen.rows.last == "• waiting for the first token… 0 s")
      #expect(screen.transcript.isAtBottom && screen.transcript.newRowsBelow == 0)
    }
  }

  @Test("a screen drawn while they grew is the screen of the whole text", arguments: 1...25)
  func sameRows(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var screen = Screen([Sample.view("a", reply: nil, phase: .streaming)], rows: 500)
    for _ in 0..<60 { screen.act { $0.append(Sample.delta("a", Self.text(&generator))) } }
    var turn = Sample.turn("a", reply: screen.transcript.turn(Sample.id("a"))?.turn.reply)
    turn.usage = Usage(promptTokens: 10, completionTokens: 5)
    screen.act { $0.upsert(TurnView(turn: turn)) }
    let whole = Screen([TurnView(turn: turn)], rows: 500)
    #expect(screen.rows == whole.rows)
    #expect(screen.text.hasSuffix("10 in · 5 out"))
  }

  @Test("the rows of a plain reply stay, and the dim line takes the place of the state")
  func ending() {
    var screen = Screen([Sample.view("a", reply: nil, phase: .streaming)])
    for word in ["One ", "two.", "\n\n", "Three."] {
      screen.act { $0.append(Sample.delta("a", word)) }
    }
    let streamed = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(streamed.suffix(4) == ["One two.", "", "Three.", "• streaming, 0 s"])
    var turn = Sample.turn("a", reply: "One two.\n\nThree.")
    turn.usage = Usage(promptTokens: 10, completionTokens: 5)
    screen.act { $0.upsert(TurnView(turn: turn)) }
    let ended = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(ended.dropLast() == streamed.dropLast())
    #expect(ended.last == "10 in · 5 out")
  }

  @Test("rows fill the room that is left, and then stand still")
  func fillsRoom() {
    var screen = Screen(
      [Sample.view("a"), Sample.view("b", after: "a", reply: "One", phase: .streaming)], rows: 12)
    screen.act {
      $0.focusLast()
      $0.moveFocus(by: -2)
    }
    #expect(!screen.transcript.isAtBottom, "the focus is not on the last message")
    let first = screen.rows[2]
    for _ in 0..<20 { screen.act { $0.append(Sample.delta("b", "\n\nMore")) } }
    #expect(screen.rows[2] == first)
    #expect(screen.rows[11] != "")
    #expect(screen.transcript.newRowsBelow > 20)
  }

  @Test("other alternatives grow out of sight")
  func otherChoices() {
    var screen = Screen([Sample.view("a", reply: "Zero", phase: .streaming)])
    let before = screen.rows
    screen.act { $0.append(Sample.delta("a", "Second choice", choice: 1)) }
    #expect(screen.rows == before)
    var turn = screen.transcript.turn(Sample.id("a"))?.turn
    turn?.chosen = 1
    if let turn { screen.act { $0.upsert(TurnView(turn: turn)) } }
    #expect(screen.rows.contains("Second choice"))
  }

  @Test("an alternative that the reader asks for is shown though they scrolled up")
  func flip() {
    var screen = Screen(Sample.chain(6))
    screen.act { $0.jumpToTurn(Sample.id("2")) }
    var turn = Sample.turn("2", after: "1", prompt: "Prompt 2")
    turn.choices = [Choice(content: "First"), Choice(content: "Second")]
    turn.chosen = 1
    screen.act { $0.upsert(TurnView(turn: turn)) }
    #expect(screen.rows.contains("Second"))
  }
}
