import ChatTestSupport
import Testing

/// The shell goes on where it was before. libvterm, the terminal of these tests, keeps one place for the alternate screen
/// and for `ESC 7`, and so do the terminals in Neovim's and Emacs' windows.
@Suite struct ShellPlaceTests {
  private func shell() throws -> TerminalProgram {
    var program = try Program()
    program.environment["PS1"] = "shell: "
    // The line must not wrap.
    program.environment["CHAT"] = Program.path
    let screen = try TerminalProgram("/bin/sh", ["-i"], environment: program.environment)
    try screen.wait(for: "shell:")
    screen.send("echo a; echo b\r")
    try screen.wait("the words") { $0.rows.contains("b") }
    screen.send("\"$CHAT\" --demo\r")
    try screen.wait(for: ScreenTests.ready)
    return screen
  }

  @Test func `After the end the next line is that below the command`() throws {
    let screen = try shell()
    screen.send("\u{03}\u{03}")
    try screen.wait("the end") { !$0.isAlternate && $0.rows.count { $0.hasPrefix("shell:") } == 3 }
    #expect(screen.screen.rows[3].hasSuffix("--demo"))
    #expect(screen.screen.rows[4] == "shell:")
    #expect(screen.screen.cursorRow == 4)
  }

  @Test func `After a stop, and after the end behind one, it is that below the last command`()
    throws
  {
    let screen = try shell()
    screen.send("\u{1A}")
    try screen.wait("the shell") { !$0.isAlternate && $0.contains("Stopped") }
    #expect(screen.screen.row(with: "Stopped") == 4)
    screen.send("fg\r")
    try screen.wait("the program") { $0.isAlternate && $0.contains(ScreenTests.ready) }
    screen.settle()
    screen.send("\u{03}\u{03}")
    try screen.wait("the end") { !$0.isAlternate && $0.rows.count { $0.hasPrefix("shell:") } == 4 }
    let row = try #require(screen.screen.row(with: "shell: fg"))
    // dash says what it brings to the foreground.
    #expect(screen.screen.rows[row + 1].hasSuffix("--demo"))
    #expect(screen.screen.rows[row + 2] == "shell:")
    #expect(screen.screen.cursorRow == row + 2)
  }
}
