import ChatTestSupport
import Glibc
import TerminalKit
import Testing

@testable import NcursesBackend

/// Emoji of several scalars on the real ncurses: whole where they may be, else in their safe form in the same columns.
@MainActor
@Suite(.serialized)
struct WholeEmojiTests {
  private static let kitty = TerminalEnvironment(["TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"])
  private static let text = "x🇩🇪1️⃣❤️👍🏽🏴󠁧󠁢󠁥󠁮󠁧󠁿👩‍👩‍👧‍👦🫨|"

  private static func grid() -> Grid {
    var grid = Grid(size: Size(rows: 4, columns: 40))
    grid.write(text, row: 1, column: 0, style: .plain)
    grid.write("the last row", row: 3, column: 0, style: .plain)
    return grid
  }

  /// What a frame writes, and the row that it shows.
  private func drawn(_ stage: Stage) -> (bytes: String, row: [String]) {
    let before = stage.recording.count
    let screen = stage.show(Self.grid(), cursor: Point(row: 3, column: 5))
    return (
      String(decoding: stage.recording[before...], as: UTF8.self), screen.cells[1].map(\.text)
    )
  }

  @Test func `The safe form is two columns each, whatever the terminal knows`() throws {
    let stage = try Stage(rows: 4, columns: 40)
    defer { stage.close() }
    let (bytes, row) = drawn(stage)
    #expect(
      row[..<16].map { $0.isEmpty ? "_" : $0 }.joined().replacing("\u{A0}", with: " ")
        == "xDE1 ❤ 👍_🏴_👩_\u{FFFD} |")
    for scalar in ["\u{FE0F}", "\u{200D}", "\u{1F3FD}", "\u{1F1E9}", "\u{E0067}"] {
      #expect(!bytes.unicodeScalars.contains { String($0) == scalar })
    }
  }

  @Test func `A measure that agrees draws whole with the next frame, and leaves no trace`() throws {
    let stage = try Stage(rows: 4, columns: 40)
    defer { stage.close() }
    stage.terminal.emoji = EmojiProbe(.auto, Self.kitty, remembered: [])
    _ = drawn(stage)
    let before = stage.emulator.snapshot()
    stage.terminal.answered(.version("kitty(0.26.5)"))
    stage.read()
    let start = stage.recording.count
    stage.terminal.answered(.primaryDeviceAttributes([62]))
    stage.read()
    let measure = String(decoding: stage.recording[start...], as: UTF8.self)
    #expect(measure.components(of: "\u{1B}[6n") == 4)
    #expect(measure.utf8.count < 400)
    #expect(stage.emulator.snapshot() == before, "the last row is as it was, and the cursor")

    for _ in 0..<4 { stage.terminal.answered(.cursorPosition(Point(row: 3, column: 2))) }
    let (bytes, row) = drawn(stage)
    for emoji in ["🇩🇪", "1️⃣", "❤️", "👍🏽"] { #expect(bytes.contains(emoji)) }
    for emoji in ["👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🫨"] { #expect(!bytes.contains(emoji)) }
    #expect(row[15] == "|")
    #expect(stage.emulator.cursorColumn == 5)
  }

  @Test func `A terminal that answers in other columns keeps the safe form`() throws {
    let stage = try Stage(rows: 4, columns: 40)
    defer { stage.close() }
    stage.terminal.emoji = EmojiProbe(.auto, Self.kitty, remembered: [])
    _ = drawn(stage)
    stage.terminal.answered(.version("kitty(0.26.5)"))
    stage.terminal.answered(.primaryDeviceAttributes([62]))
    for _ in 0..<4 { stage.terminal.answered(.cursorPosition(Point(row: 3, column: 1))) }
    stage.read()
    stage.terminal.invalidate()
    let (bytes, row) = drawn(stage)
    #expect(!bytes.contains("1️⃣") && !bytes.contains("🇩🇪"))
    #expect(row[15] == "|")
  }

  @Test func `Nobody is asked for a name where it decides nothing`() throws {
    for (setting, asks) in [(EmojiSetting.auto, true), (.safe, false), (.whole, false)] {
      let stage = try Stage(rows: 4, columns: 40)
      stage.terminal.emoji = EmojiProbe(setting, Self.kitty, remembered: [])
      stage.read()
      let start = stage.recording.count
      stage.terminal.askCapabilities()
      stage.read()
      let bytes = String(decoding: stage.recording[start...], as: UTF8.self)
      #expect(bytes.contains("\u{1B}[>q") == asks)
      // Then back to where the cursor was.
      #expect(bytes.hasSuffix("\u{1B}[c\u{1B}[1;1H"))
      // Nobody answers here: the end does not wait for it.
      stage.terminal.answered(.primaryDeviceAttributes([62]))
      stage.close()
    }
  }
}

extension String {
  /// How often a text is in it.
  fileprivate func components(of part: String) -> Int {
    split(separator: part, omittingEmptySubsequences: false).count - 1
  }
}
