import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("Search in the transcript")
struct SearchTests {
  private func position(_ screen: Screen) -> String? {
    screen.transcript.matchPosition.map { "\($0.number)/\($0.count)" }
  }

  /// The text of the cells that look like a match.
  private func highlighted(_ screen: Screen, current: Bool = false) -> [String] {
    let grid = screen.grid
    return (0..<screen.size.rows).compactMap { row in
      var text = String.UnicodeScalarView()
      for column in 0..<screen.size.columns {
        let cell = grid[row, column]
        let isMatch = cell.style.attributes.contains(current ? [.reverse, .underline] : .reverse)
        if isMatch, let scalar = Unicode.Scalar(cell.scalar), cell.width > 0 { text.append(scalar) }
      }
      return text.isEmpty ? nil : String(text)
    }
  }

  @Test("counts matches in prompts and replies, and starts with the last at the bottom")
  func counts() {
    var screen = Screen(Sample.chain(4))
    #expect(screen.transcript.search("ROW 1") == 4)
    #expect(position(screen) == "4/4")
    #expect(screen.transcript.search("prompt 2") == 1)
    #expect(screen.transcript.search("nowhere") == 0)
    #expect(position(screen) == "0/0")
    #expect(screen.transcript.search("") == 0)
    #expect(position(screen) == nil)
  }

  @Test("starts from the screen when the reader is elsewhere")
  func startsHere() {
    var screen = Screen(Sample.chain(10))
    screen.act { $0.jumpToTurn(Sample.id("4")) }
    screen.act { $0.search("row 0") }
    #expect(position(screen) == "5/10")
  }

  @Test("goes round, both ways, with the match on screen each time")
  func stepping() {
    var screen = Screen(Sample.chain(10))
    screen.act { $0.search("row 2") }
    #expect(position(screen) == "10/10")
    for number in [1, 2, 3] {
      screen.act { $0.nextMatch() }
      #expect(position(screen) == "\(number)/10")
      #expect(highlighted(screen, current: true) == ["row 2"])
      #expect(screen.text.contains("Reply \(number - 1), row 2."))
    }
    for number in [2, 1, 10, 9] {
      screen.act { $0.previousMatch() }
      #expect(position(screen) == "\(number)/10")
      #expect(highlighted(screen, current: true) == ["row 2"])
    }
  }

  @Test("marks every match on screen, the current one more, and none afterwards")
  func marks() {
    var screen = Screen(Sample.chain(1))
    let plain = screen.grid
    screen.act { $0.search("reply 0") }
    #expect(highlighted(screen) == ["Reply 0", "Reply 0", "Reply 0"])
    #expect(highlighted(screen, current: true) == ["Reply 0"])
    screen.act { $0.clearSearch() }
    #expect(screen.grid == plain)
  }

  @Test("marks a match that is wrapped over rows")
  func wrapped() {
    var screen = Screen(
      [Sample.view("a", prompt: "x", reply: "some words that wrap")], rows: 12, columns: 20)
    screen.resize(rows: 12, columns: 14)
    screen.act { $0.search("words that wrap") }
    let marked = highlighted(screen, current: true)
    #expect(marked.count > 1)
    #expect(marked.joined().filter { $0 != " " } == "wordsthatwrap")
  }

  @Test("is where the text is when the focus moves the text aside")
  func focused() {
    var screen = Screen(Sample.chain(1))
    screen.act {
      $0.focusLast()
      $0.search("row")
    }
    #expect(highlighted(screen) == ["row", "row", "row"])
  }

  @Test("finds in unfolded reasoning only")
  func reasoning() {
    var screen = Screen([Sample.view("a", reasoning: "a secret thought")])
    #expect(screen.transcript.search("secret") == 0)
    screen.act { $0.toggleFolded() }
    #expect(screen.transcript.search("secret") == 1)
    screen.act { $0.nextMatch() }
    #expect(highlighted(screen) == ["secret"])
  }

  @Test("takes in what streams, and what is loaded before")
  func growing() {
    var screen = Screen(
      Sample.chain(3, from: 3) + [Sample.view("live", after: "5", reply: "ro", phase: .streaming)],
      hasEarlier: true)
    screen.act { $0.search("row 0") }
    #expect(position(screen) == "3/3")
    screen.act { $0.append(Sample.delta("live", "w 0 and row 0")) }
    #expect(position(screen) == "3/5")
    screen.act { $0.prepend(Sample.chain(3), hasEarlier: false) }
    #expect(position(screen) == "6/8")
    screen.act { $0.remove(Sample.id("live")) }
    #expect(position(screen) == "6/6")
  }

  @Test("moves nothing while replies stream in and the match is being read")
  func streaming() {
    var screen = Screen(
      Sample.chain(6) + [Sample.view("live", after: "5", reply: "row 0", phase: .streaming)])
    screen.act { $0.search("row 0") }
    screen.act { $0.previousMatch() }
    screen.act { $0.previousMatch() }
    let before = screen.grid
    for _ in 0..<50 { screen.act { $0.append(Sample.delta("live", "\n\nrow 0")) } }
    #expect(screen.grid == before)
    #expect(position(screen) == "5/57")
  }

  @Test("goes back to where it began, if it is asked to")
  func returning() {
    var screen = Screen(Sample.chain(10))
    screen.act { $0.jumpToTurn(Sample.id("4")) }
    let before = screen.grid
    screen.act { $0.search("row") }
    screen.act { $0.search("prompt 9") }
    screen.act { $0.clearSearch(returning: true) }
    #expect(screen.grid == before)
  }

  @Test("as it is typed starts from the same place each time")
  func typing() {
    var screen = Screen(Sample.chain(10))
    screen.act { $0.jumpToTurn(Sample.id("4")) }
    for query in ["r", "re", "rep", "reply 7", "reply "] { screen.act { $0.search(query) } }
    #expect(position(screen) == "13/30", "three rows of each of four turns come before")
  }
}
