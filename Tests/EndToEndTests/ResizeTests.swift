import Basics
import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Sizes that change while a reply comes in, and a shell that takes the terminal in between.
@Suite struct ResizeTests {
  @Test func `After 200 sizes and two times Ctrl+Z and fg the screen is that of a fresh start`()
    throws
  {
    var program = try Program()
    let isOver = program.folder.path + "/over"
    let server = try ReplyServer { _, connection in
      connection.beginStream()
      var number = 0
      while access(isOver, F_OK) != 0 {
        let word = number % 29 == 28 ? "\\n\\n## Part 語 👍 \(number)\\n\\n" : "word\(number) "
        guard connection.stream(word) else { return }
        number += 1
        // However long the storm takes on a busy machine, the reply does not get too long to lay out.
        usleep(number < 3000 ? 2000 : 50_000)
      }
      // One word, which no row breaks.
      connection.stream("veryend.")
      connection.endStream()
    }
    program.environment = server.environment(for: program)
    program.environment["PS1"] = "shell: "
    let made = try program.run(["contexts", "create", "--label", "c", "--system", "x"])
    #expect(made.status == 0, "\(made.errors)")
    // A shell with job control: nothing else makes Ctrl+Z stop a program.
    let screen = try TerminalProgram("/bin/sh", ["-i"], environment: program.environment)
    try screen.wait(for: "shell:")
    screen.send("'\(Program.path)'\r")
    try screen.wait(for: ScreenTests.ready)
    screen.send("question\r")
    try screen.wait(for: "word9")
    var generator = SplitMix(seed: 3)
    for step in 0..<200 {
      screen.resize(
        rows: step == 10 ? 1 : step == 11 ? 100 : .random(in: 1...100, using: &generator),
        columns: step == 10 ? 1 : step == 11 ? 300 : .random(in: 1...300, using: &generator))
      screen.pump(milliseconds: 5)
      if step == 70 || step == 140 { try stopAndGoOn(screen) }
    }
    try Data().write(to: URL(filePath: isOver))
    screen.resize(rows: 30, columns: 90)
    try screen.wait("the end of the reply") { $0.contains("veryend") && $0.contains("ready") }
    screen.settle()
    let stormy = screen.screen
    screen.send("\u{04}")
    try screen.wait("the shell") { !$0.isAlternate }
    screen.send("exit\r")
    #expect(try screen.waitForExit() == 0)
    let fresh = try program.open([], rows: 30, columns: 90)
    try fresh.wait(for: "veryend")
    fresh.settle()
    compare(stormy, fresh.screen)
  }

  @Test func `After a stop in which the window grew, the shell scrolls the whole window`() throws {
    var program = try Program()
    program.environment["PS1"] = "shell: "
    let screen = try TerminalProgram("/bin/sh", ["-i"], environment: program.environment)
    try screen.wait(for: "shell:")
    screen.send("'\(Program.path)' --demo\r")
    try screen.wait(for: ScreenTests.ready)
    screen.send("\u{1A}")
    try screen.wait("the shell") { !$0.isAlternate && $0.contains("Stopped") }
    screen.resize(rows: 40, columns: 120)
    screen.send("fg\r")
    try screen.wait("the program again") { $0.isAlternate && $0.contains(ScreenTests.ready) }
    screen.send("\u{1A}")
    try screen.wait("the shell again") { !$0.isAlternate }
    screen.send("seq 60\r")
    try screen.wait("numbers on all rows") { $0.rows.count { Int($0) != nil } > 35 }
  }

  private func stopAndGoOn(_ screen: TerminalProgram) throws {
    screen.resize(rows: 24, columns: 80)
    screen.send("\u{1A}")
    try screen.wait("the shell") { !$0.isAlternate && $0.contains("Stopped") }
    screen.resize(rows: 7, columns: 33)
    screen.resize(rows: 40, columns: 120)
    screen.send("fg\r")
    try screen.wait("the program again") { $0.isAlternate }
  }

  private func compare(_ stormy: Screen, _ expected: Screen) {
    // The status names the last reply only where it was just received.
    #expect(stormy.rows.dropLast() == expected.rows.dropLast())
    #expect(stormy.cursorRow == expected.cursorRow && stormy.cursorColumn == expected.cursorColumn)
    #expect(stormy.cursorIsVisible == expected.cursorIsVisible && stormy.title == expected.title)
    for (row, cells) in stormy.cells.dropLast().enumerated() where cells != expected.cells[row] {
      let column = zip(cells, expected.cells[row]).enumerated().first { $1.0 != $1.1 }
      Issue.record("row \(row) differs in looks: \(String(describing: column))")
    }
  }
}
