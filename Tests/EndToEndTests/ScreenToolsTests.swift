import ChatTestSupport
import FoundationEssentials
import Testing

/// What the full screen does through the world outside: exports, seeds from files, dry runs.
@Suite struct ScreenToolsTests {
  private func answered(_ program: Program) throws -> TerminalProgram {
    let screen = try program.open(rows: 40, columns: 120)
    try screen.wait(for: ScreenTests.ready)
    screen.send("What is a context?\r")
    try screen.wait("the reply") { $0.contains("no language model") && $0.contains("ready") }
    return screen
  }

  @Test func `A conversation is exported to a new file in every form`() throws {
    let program = try Program()
    let screen = try answered(program)
    for (form, beginning) in [
      ("md", "# What is a context?"), ("json", "{\n  \"ctxchat\" : 2"), ("html", "<!doctype html>"),
    ] {
      let path = program.folder.path + "/out.\(form)"
      screen.send("/export \(form) \(path)\r")
      try screen.wait("the file \(form)") { _ in FileManager.default.fileExists(atPath: path) }
      try screen.wait(for: "out.\(form)")
      let text = String(
        decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
      #expect(text.hasPrefix(beginning))
    }
    screen.send("/export md \(program.folder.path)/out.md\r")
    try screen.wait(for: "already exists")
    // The home folder of the program is this folder.
    screen.send("/export md ~/\r")
    try screen.wait(for: "Written to ~/what-is-a-context.md.")
  }

  @Test func `A dry run shows the request and sends nothing`() throws {
    let program = try Program()
    let screen = try answered(program)
    screen.send("/dry-run Say it \"again\"\r")
    let shown = try screen.wait(for: "Bearer (key)")
    #expect(shown.contains("POST http://127.0.0.1:"))
    #expect(shown.contains("\"context_id\": \"ctx-guide-en\""))
    #expect(shown.contains("\"stream\": true"))
    #expect(shown.contains("\"content\": \"Say it \\\"again\\\"\""))
    screen.send("\u{1B}")
    try screen.wait(forNo: "Bearer (key)")
    screen.send("\u{04}")
    _ = try screen.waitForExit()
    let list = try program.run(["history", "list", "--demo", "--json"])
    #expect(list.output.contains("\"turns\" : 1"))
  }
}
