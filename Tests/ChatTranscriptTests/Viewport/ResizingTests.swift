import ChatModel
import Testing

@testable import ChatTranscript

@Suite("Resizing")
struct ResizingTests {
  private func long(_ count: Int) -> [TurnView] {
    (0..<count).map { number in
      Sample.view(
        "\(number)", after: number > 0 ? "\(number - 1)" : nil, prompt: "Prompt \(number)",
        reply: (0..<30).map { "word\(number)x\($0)" }.joined(separator: " "))
    }
  }

  @Test("there and back restores the view, wherever it is", arguments: 0...40)
  func thereAndBack(up: Int) {
    for (rows, columns) in [(24, 80), (3, 20), (12, 33), (100, 200), (1, 1), (12, 61), (40, 60)] {
      var screen = Screen(long(6))
      screen.act { $0.scroll(rows: -up) }
      let before = screen.rows
      screen.resize(rows: rows, columns: columns)
      screen.resize(rows: 12, columns: 60)
      #expect(screen.rows == before, "after \(rows)×\(columns)")
      #expect(screen.transcript.isAtBottom == (up == 0))
    }
  }

  @Test("in a storm restores the view too", arguments: 1...10)
  func storm(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var screen = Screen(long(8))
    screen.act { $0.scroll(rows: -Int.random(in: 1...50, using: &generator)) }
    let before = screen.rows
    for _ in 0..<100 {
      screen.resize(
        rows: Int.random(in: 0...100, using: &generator),
        columns: Int.random(in: 0...300, using: &generator))
    }
    screen.resize(rows: 12, columns: 60)
    #expect(screen.rows == before)
  }

  @Test("keeps the words at the top of the screen", arguments: [20, 40, 79, 150])
  func keepsContent(columns: Int) throws {
    var screen = Screen(long(6))
    screen.act { $0.jumpToTurn(Sample.id("3")) }
    screen.act { $0.scroll(rows: 3) }
    let word = try #require(screen.rows[0].split(separator: " ").first)
    screen.resize(rows: 12, columns: columns)
    #expect(screen.rows[0].contains(word))
  }

  @Test("of the height moves nothing while the reader is scrolled up")
  func composerGrows() {
    var screen = Screen(long(6))
    screen.act { $0.scroll(rows: -15) }
    let before = screen.rows
    for rows in [11, 9, 12, 10] {
      screen.resize(rows: rows, columns: 60)
      #expect(screen.rows == Array(before.prefix(rows)))
    }
  }

  @Test("of the height keeps the last row at the bottom for a reader who is there")
  func bottomStays() {
    var screen = Screen(long(6))
    let last = screen.rows.last
    for rows in [5, 20, 12] {
      screen.resize(rows: rows, columns: 60)
      #expect(screen.rows.last == last && screen.transcript.isAtBottom)
    }
  }

  @Test("that brings the end into view follows it, until something came")
  func grownToTheEnd() {
    var screen = Screen(long(2), rows: 12)
    screen.act { $0.upsert(Sample.view("live", after: "1", reply: "x", phase: .streaming)) }
    screen.act { $0.scroll(rows: -4) }
    screen.resize(rows: 40, columns: 60)
    #expect(screen.transcript.isAtBottom)
    screen.act { $0.append(Sample.delta("live", "\n\ny")) }
    screen.resize(rows: 12, columns: 60)
    #expect(screen.transcript.isAtBottom)
  }

  @Test(
    "down to nothing draws nothing and breaks nothing",
    arguments: [(0, 0), (0, 50), (5, 0), (1, 1)])
  func nothing(rows: Int, columns: Int) {
    var screen = Screen(long(3))
    screen.resize(rows: rows, columns: columns)
    screen.act {
      $0.scrollPages(-1)
      $0.focusLast()
      $0.moveFocus(by: -1)
      $0.search("word")
      $0.nextMatch()
      $0.jumpToStreaming()
      $0.jump(toUserTurn: -1)
      $0.append(Sample.delta("2", "x"))
    }
    screen.resize(rows: 12, columns: 60)
    #expect(!screen.text.isEmpty)
  }
}
