import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// The program before terminals that answer, draw and move as real ones did when the rig asked them.
@Suite struct RecordedTerminalTests {
  private func open(_ terminal: RecordedTerminal, _ arguments: [String] = ["--demo"]) throws
    -> TerminalProgram
  {
    var program = try Program()
    program.environment.merge(terminal.environment) { $1 }
    let screen = try program.open(arguments)
    screen.recorded = RecordedAnswers(terminal)
    return screen
  }

  @Test(arguments: RecordedTerminal.all)
  func `Nothing is typed, nothing is drawn and nothing is left by what was asked`(
    terminal: RecordedTerminal
  ) throws {
    let screen = try open(terminal)
    try screen.wait(for: ScreenTests.ready)
    try screen.wait(for: "6d 23h")
    screen.settle()
    let first = screen.screen
    screen.send("\u{0C}")
    screen.settle()
    #expect(screen.screen == first, "what is drawn again differs")
    screen.send("héllo")
    let typed = try screen.wait(for: "› héllo")
    #expect(typed.text(row: typed.cursorRow).hasSuffix("› héllo"))
    screen.send("\u{03}\u{04}")
    #expect(try screen.waitForExit() == 0)
    let left = screen.screen
    #expect(!left.isAlternate)
    #expect(left.rows.allSatisfy { $0.isEmpty || $0.hasPrefix("To come back:") }, "\(left)")
  }

  @Test(arguments: RecordedTerminal.all)
  func `Keyboard and frames are as it answered`(terminal: RecordedTerminal) throws {
    let screen = try open(terminal)
    try screen.wait(for: "6d 23h")
    screen.settle()
    screen.send("\u{0C}")
    screen.settle()
    let written = String(decoding: screen.recording, as: UTF8.self)
    let hasAttributes = !terminal.answer(to: "attributes").isEmpty
    let hasFlags = !terminal.answer(to: "keyboard flags").isEmpty
    #expect(written.contains("\u{1B}[>5u") == (hasAttributes && hasFlags))
    #expect(written.contains("\u{1B}[>4;2m") == (hasAttributes && !hasFlags))
    let holds = ["1", "2", "3"].contains { terminal.answer(to: "held frames").contains(";\($0)$y") }
    #expect(written.contains("\u{1B}[?2026h") == holds)
  }

  @Test(arguments: RecordedTerminal.all)
  func `Lines that come at once are sent where pastes are marked, else they are a paste`(
    terminal: RecordedTerminal
  ) throws {
    let screen = try open(terminal)
    try screen.wait(for: "6d 23h")
    screen.settle()
    screen.send("alpha\rbeta")
    if terminal.answer(to: "marked pastes").hasSuffix(";1$y") {
      try screen.wait("the prompt and the draft") { shown in
        shown.contains("› alpha") && shown.contains("› beta")
      }
    } else {
      try screen.wait("both lines in the composer") { shown in
        shown.row(with: "› alpha").map { shown.text(row: $0 + 1) == "  beta" } ?? false
      }
    }
  }

  @Test(arguments: RecordedTerminal.all)
  func `Its colours are those for the background that it told`(terminal: RecordedTerminal) throws {
    let answer = terminal.answer(to: "background")
    guard let start = answer.firstRange(of: "rgb:")?.upperBound else { return }
    let isDark = answer[start...].prefix(2) < "80"
    let screen = try open(terminal)
    try screen.wait(for: "6d 23h")
    screen.settle()
    let wanted = try accent(of: isDark ? "dark" : "light", in: terminal)
    #expect(screen.screen.cells[0][0].foreground == wanted)
  }

  /// The colour of the first cell in a theme.
  private func accent(of theme: String, in terminal: RecordedTerminal) throws -> Int {
    var program = try Program()
    program.environment.merge(terminal.environment) { $1 }
    let folder = program.folder.path + "/.config/ctxchat"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(
      FileManager.default.createFile(
        atPath: folder + "/config.json", contents: Data("{\"theme\": \"\(theme)\"}".utf8)))
    let screen = try program.open(["--demo", "--config", folder + "/config.json"])
    screen.recorded = RecordedAnswers(terminal)
    try screen.wait(for: "6d 23h")
    screen.settle()
    return screen.screen.cells[0][0].foreground
  }
}
