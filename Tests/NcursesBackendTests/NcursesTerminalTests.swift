import Basics
import ChatTestSupport
import Glibc
import TerminalKit
import Testing

@testable import NcursesBackend

@MainActor
@Suite(.serialized)
struct NcursesTerminalTests {
  @Test func `A frame comes out as it was drawn, cell by cell`() throws {
    let stage = try Stage(rows: 6, columns: 30)
    defer { stage.close() }
    var grid = Grid(size: Size(rows: 6, columns: 30))
    grid.write("plain", row: 0, column: 0, style: .plain)
    grid.write(
      "bold red", row: 1, column: 2,
      style: Style(foreground: .palette(1), attributes: [.bold, .underline]))
    grid.write("日本語 text", row: 2, column: 0, style: .plain)
    grid.write("on blue", row: 3, column: 0, style: Style(background: .palette(4)))
    grid.write("back", row: 4, column: 0, style: Style(attributes: .reverse))
    let screen = stage.show(grid, cursor: Point(row: 5, column: 7))
    #expect(screen.rows[0] == "plain")
    #expect(screen.rows[1] == "  bold red")
    #expect(screen.rows[2] == "日本語 text")
    #expect(screen.cells[1][2].isBold && screen.cells[1][2].isUnderlined)
    #expect(screen.cells[1][2].foreground == 1)
    #expect(screen.cells[3][0].background == 4)
    #expect(screen.cells[4][0].isReverse)
    #expect(screen.cursorRow == 5 && screen.cursorColumn == 7)
    #expect(screen.isAlternate)
  }

  @Test func `The same frame again writes nothing, one more token a few bytes`() throws {
    let stage = try Stage(rows: 24, columns: 80)
    defer { stage.close() }
    var grid = Grid(size: Size(rows: 24, columns: 80))
    for row in 0..<20 {
      grid.write(String(repeating: "word ", count: 12), row: row, column: 0, style: .plain)
    }
    _ = stage.show(grid, cursor: Point(row: 23, column: 0))
    stage.terminal.present(Frame(grid: grid, cursor: Point(row: 23, column: 0)))
    #expect(stage.read().isEmpty)
    grid.write("more", row: 20, column: 10, style: .plain)
    stage.terminal.present(Frame(grid: grid, cursor: Point(row: 23, column: 0)))
    #expect(stage.read().count <= 64)
  }

  @Test func `What changed in many places is written at once`() throws {
    let stage = try Stage(rows: 24, columns: 80)
    defer { stage.close() }
    var grid = Grid(size: Size(rows: 24, columns: 80))
    _ = stage.show(grid, cursor: Point(row: 23, column: 0))
    for row in stride(from: 1, to: 20, by: 4) {
      grid.write("word", row: row, column: row * 3, style: Style(attributes: .bold))
    }
    let before = try writes()
    stage.terminal.present(Frame(grid: grid, cursor: Point(row: 23, column: 5)))
    #expect(try writes() - before == 1)
    stage.read()
    #expect(stage.emulator.snapshot().rows[17] == String(repeating: " ", count: 51) + "word")
  }

  /// The number of writes of this thread so far.
  private func writes() throws -> Int {
    let reading = FileBytes.read("/proc/thread-self/io", limit: 4096)
    guard case .bytes(let bytes) = reading else {
      Issue.record("\(reading)")
      return 0
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    return try #require(
      lines.first { $0.hasPrefix("syscw: ") }.flatMap { Int($0.dropFirst("syscw: ".count)) })
  }

  @Test func `After a resize the screen is that of a fresh start`() throws {
    let stage = try Stage(rows: 10, columns: 40)
    defer { stage.close() }
    var small = Grid(size: Size(rows: 10, columns: 40))
    small.write("before", row: 9, column: 30, style: .plain)
    _ = stage.show(small)
    stage.emulator.resize(rows: 14, columns: 50)
    stage.pseudo.resize(rows: 14, columns: 50)
    #expect(stage.terminal.updateSize())
    #expect(!stage.terminal.updateSize())
    var large = Grid(size: Size(rows: 14, columns: 50))
    large.write("after", row: 13, column: 44, style: .plain)
    let screen = stage.show(large)
    #expect(screen.rows.filter { !$0.isEmpty } == [String(repeating: " ", count: 44) + "after"])
  }

  @Test
  func
    `The colours that a user gave the terminal stay when the screen is entered and come back to`()
    throws
  {
    let stage = try Stage(rows: 5, columns: 20)
    defer { stage.close() }
    let grid = Grid(size: Size(rows: 5, columns: 20))
    _ = stage.show(grid)
    let modes = stage.pseudo.modes
    stage.terminal.leave()
    #expect(stage.pseudo.modes != modes)
    stage.terminal.comeBack()
    #expect(stage.pseudo.modes == modes)
    _ = stage.show(grid)
    stage.read()
    let text = String(decoding: stage.recording, as: UTF8.self)
    #expect(text.contains("\u{1B}[?1049h"))
    #expect(!text.contains("\u{1B}]104"))
  }

  @Test
  func `Nothing moves the shell's cursor before the screen that keeps its place is come back to`()
    throws
  {
    let stage = try Stage(rows: 8, columns: 30)
    defer { stage.close() }
    _ = stage.show(Grid(size: Size(rows: 8, columns: 30)))
    stage.terminal.leave()
    stage.read()
    stage.terminal.comeBack()
    let text = String(decoding: stage.read(), as: UTF8.self)
    let entry = try #require(text.firstRange(of: "\u{1B}[?1049h"))
    let before = text[..<entry.lowerBound]
    #expect(!before.isEmpty)
    // Scrolling margins and the mode of the origin put the cursor into the corner.
    #expect(!before.contains("\u{1B}[r") && !before.contains("\u{1B}[?6l"))
    #expect(text[entry.upperBound...].contains("\u{1B}[?6l\u{1B}[r"))
  }

  @Test func `A title is stripped of every control before it is written`() throws {
    let stage = try Stage(rows: 5, columns: 20)
    defer { stage.close() }
    var frame = Frame(grid: Grid(size: Size(rows: 5, columns: 20)))
    frame.title = "a\u{07}\u{1B}[31mb\u{9C}c"
    stage.read()
    stage.terminal.present(frame)
    let bytes = stage.read()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\u{1B}]2;"))
    #expect(!text.contains("\u{1B}[31m"))
    #expect(bytes.filter { $0 == 0x07 }.count == 1, "only the one that ends the title")
  }

  @Test func `Closing puts the line's modes and the ordinary screen back`() throws {
    let pseudo = try PseudoTerminal(rows: 5, columns: 20)
    let before = pseudo.modes
    let emulator = Emulator(rows: 5, columns: 20)
    setenv("TERM", "xterm-256color", 1)
    let terminal = try NcursesTerminal(path: pseudo.path)
    #expect(pseudo.modes != before)
    terminal.present(Frame(grid: Grid(size: Size(rows: 5, columns: 20))))
    terminal.close()
    #expect(pseudo.modes == before)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    // The bytes come in parts.
    var entry = pollfd(fd: pseudo.descriptor, events: Int16(POLLIN), revents: 0)
    repeat {
      let count = Glibc.read(pseudo.descriptor, &buffer, buffer.count)
      emulator.feed(buffer[..<max(0, count)])
    } while emulator.snapshot().isAlternate && poll(&entry, 1, 10_000) == 1
    #expect(!emulator.snapshot().isAlternate)
    #expect(emulator.snapshot().cursorIsVisible)
    pseudo.close()
  }
}
