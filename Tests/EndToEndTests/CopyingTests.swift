import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// What leaves the program by copying, by the terminal's own selection and by key.
@Suite struct CopyingTests {
  /// The manual's answer in a window of tmux.
  private func answered(rows: Int = 30, columns: Int = 80) throws -> Tmux {
    let program = try Program()
    try program.createManual()
    let tmux = try Tmux(
      program, ["--demo", "--context", "pumps"], rows: rows, columns: columns)
    try tmux.wait(for: ScreenTests.ready)
    try tmux.command("send-keys", "-l", Manual.question)
    try tmux.press("Enter")
    try tmux.wait(for: "no language model")
    try tmux.wait(for: "ready")
    return tmux
  }

  /// Selects whole rows in copy mode, from the one that begins with a text on, and copies them.
  private func select(_ start: String, rows: Int, in tmux: Tmux) throws -> String {
    try tmux.command("copy-mode")
    try tmux.copyMode("search-backward", start)
    try tmux.copyMode("start-of-line")
    try tmux.copyMode("begin-selection")
    for _ in 0..<rows { try tmux.copyMode("cursor-down") }
    try tmux.copyMode("start-of-line")
    try tmux.copyMode("copy-selection-and-cancel")
    return try tmux.buffer()
  }

  @Test(.enabled(if: Tmux.isThere))
  func `Selected in tmux's copy mode, code is the code byte for byte, as long as its lines fit`()
    throws
  {
    let tmux = try answered()
    let rows = Manual.script.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    #expect(try select("for pump in", rows: rows, in: tmux) == Manual.script)
    // A line that is wider than the screen is two rows, and the selection has a line end between them: the
    // terminal cannot know that they are one line. No other byte is added.
    let wrapped = try select("prime --all", rows: 2, in: tmux)
    #expect(wrapped != Manual.long)
    #expect(wrapped.filter { $0 != "\n" } + "\n" == Manual.long)
    let shown = try tmux.screen()
    #expect(wrapped.split(separator: "\n").allSatisfy { shown.contains(String($0)) })
  }

  @Test(.enabled(if: Tmux.isThere))
  func `In tmux a key copies the source into its buffer, and says so`() throws {
    let tmux = try answered()
    try tmux.press("Tab", "c")
    try tmux.wait(for: "Copied code block 1 of 2 into tmux's buffer.")
    #expect(try tmux.buffer() == Manual.script)
    try tmux.press("c")
    try tmux.wait(for: "Copied code block 2 of 2 into tmux's buffer.")
    #expect(try tmux.buffer() == Manual.long)
    try tmux.press("y")
    try tmux.wait(for: "Copied the reply into tmux's buffer.")
    #expect(try tmux.buffer().contains("```sh\n\(Manual.long)```"))
  }

  @Test func `A command of the config takes what is copied, and its failure is reported`() throws {
    let program = try Program()
    try program.createManual()
    let copied = program.folder.path + "/copied"
    for (command, told) in [
      ("cat > \(copied)", "Copied the prompt with cat"), ("exit 3", "ended with status 3"),
    ] {
      let config = program.folder.path + "/config.json"
      try Data("{ \"copy_command\": \"\(command)\" }".utf8).write(to: URL(filePath: config))
      let keyboard = try Keyboard(
        program, ["--demo", "--config", config, "--context", "pumps"], columns: 160)
      try keyboard.press("Say   \"this\"\nand this\r", see: "ready ·")
      try keyboard.press("\t", see: "reading;")
      try keyboard.press("ky", see: told)
      keyboard.screen.send("\u{18}\u{03}")
      _ = try keyboard.screen.waitForExit()
      try? FileManager.default.removeItem(atPath: program.folder.path + "/data")
      try program.createManual()
    }
    let bytes = FileManager.default.contents(atPath: copied) ?? Data()
    #expect(String(decoding: bytes, as: UTF8.self) == "Say   \"this\"\nand this")
  }
}
