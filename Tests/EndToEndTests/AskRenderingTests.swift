import ChatTestSupport
import Dispatch
import Glibc
import Testing

/// What `ask` and `history show` print on a terminal, and that pipes get the text as it came.
@Suite struct AskRenderingTests {
  private static let reply =
    "# Pumps\n\nUse **both** of `a` and [this](https://x.example).\n\n- one\n- two\n\n"
    + "| part | count |\n|---|---|\n| valve | 3 |\n\n```swift\nlet pressure = 4 // bar\n```\n\nThe end."

  /// A server that streams the parts of a reply, and between them waits for the test.
  private struct Stage {
    let program: Program
    let server: ReplyServer
    let next = DispatchSemaphore(value: 0)

    init(_ parts: [String], isEnded: Bool = true) throws {
      let next = next
      server = try ReplyServer(mode: "common_prefix") { _, connection in
        connection.beginStream()
        for (number, part) in parts.enumerated() {
          if number > 0 { next.wait() }
          connection.stream(Self.json(part))
        }
        if isEnded { connection.endStream() }
      }
      var program = try Program()
      program.environment = server.environment(for: program)
      let made = try program.run(
        ["contexts", "create", "--label", "t", "--mode", "common_prefix", "--system", "s", "-y"])
      #expect(made.status == 0, "\(made.errors)")
      self.program = program
    }

    private static func json(_ text: String) -> String {
      text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
  }

  private func text(_ program: TerminalProgram) -> String {
    String(decoding: program.recording, as: UTF8.self)
  }

  @Test func `A terminal gets the reply as the screen shows it, a pipe and --raw as it came`()
    throws
  {
    let stage = try Stage([Self.reply])
    defer { withExtendedLifetime(stage) {} }
    let shown = try stage.program.open(["ask", "x"], rows: 40, columns: 60)
    #expect(try shown.waitForExit() == 0)
    let rows = shown.screen.rows
    for row in [
      "Pumps", "Use both of a and this (https://x.example).", "• one", "• two", "── swift",
      "let pressure = 4 // bar", "The end.",
    ] {
      #expect(rows.contains(row), "\(row) is not in \(shown.screen)")
    }
    #expect(rows.contains { $0.contains("valve") && $0.contains("3") && !$0.contains("|") })
    #expect(text(shown).contains("\u{1B}[0;35mlet"))
    #expect(OutputGrammar(shown.recording, isFullScreen: false).violations.isEmpty)
    #expect(try stage.program.run(["ask", "x"]).output == Self.reply)
    let raw = try stage.program.open(["ask", "x", "--raw"], rows: 40, columns: 100)
    #expect(try raw.waitForExit() == 0)
    #expect(text(raw).replacing("\r\n", with: "\n") == Self.reply + "\n")
    let plain = try stage.program.run(["history", "show", "last"])
    #expect(plain.output.contains(Self.reply))
    let history = try stage.program.open(["history", "show", "last"], rows: 60, columns: 60)
    #expect(try history.waitForExit() == 0)
    #expect(history.screen.rows.contains("let pressure = 4 // bar"))
    #expect(history.screen.contains("• one") && !history.screen.contains("```"))
    #expect(OutputGrammar(history.recording, isFullScreen: false).violations.isEmpty)
    let rawHistory = try stage.program.open(
      ["history", "show", "last", "--raw"], rows: 60, columns: 100)
    #expect(try rawHistory.waitForExit() == 0)
    #expect(text(rawHistory).replacing("\r\n", with: "\n") == plain.output)
  }

  @Test func `NO_COLOR leaves bold, a dumb terminal gets the text`() throws {
    let stage = try Stage([Self.reply])
    defer { withExtendedLifetime(stage) {} }
    var program = stage.program
    program.environment["NO_COLOR"] = "1"
    let bold = try program.open(["ask", "x"], rows: 40, columns: 60)
    #expect(try bold.waitForExit() == 0)
    #expect(text(bold).contains("\u{1B}[0;1mboth") && !text(bold).contains("\u{1B}[0;3"))
    program.environment["NO_COLOR"] = nil
    program.environment["TERM"] = "dumb"
    for command in [["ask", "x"], ["history", "show", "last"]] {
      let dumb = try program.open(command, rows: 60, columns: 100)
      #expect(try dumb.waitForExit() == 0)
      #expect(text(dumb).replacing("\r\n", with: "\n").contains(Self.reply))
      #expect(!text(dumb).contains("\u{1B}"))
    }
  }

  @Test func `A block is there as soon as it is final, and at any width no word is lost`() throws {
    let stage = try Stage([
      "# Pumps\n\nfirst words\n\nsecond", " words\n\n~~~\nlet a = 1\nlet", " b",
    ])
    let shown = try stage.program.open(["ask", "x"], rows: 40, columns: 30)
    try shown.wait(for: "first words")
    #expect(!shown.screen.contains("second"))
    shown.resize(rows: 40, columns: 9)
    stage.next.signal()
    try shown.wait(for: "let a = 1")
    stage.next.signal()
    #expect(try shown.waitForExit() == 0)
    #expect(
      shown.screen.rows.filter { !$0.isEmpty }.suffix(4) == [
        "second", "words", "let a = 1", "let b",
      ])
  }

  @Test func `A reply that is stopped or breaks off is printed to its last word, and told`() throws
  {
    let stage = try Stage(["# Pumps\n\nlast **words", "never"])
    let stopped = try stage.program.open(["ask", "x"], rows: 20, columns: 60)
    try stopped.wait(for: "Pumps")
    stopped.send("\u{03}")
    #expect(try stopped.waitForExit() == 130)
    stage.next.signal()
    #expect(stopped.screen.contains("last **words"))
    let cut = try Stage(["# Pumps\n\nlast **words"], isEnded: false)
    let broken = try cut.program.open(["ask", "x"], rows: 20, columns: 100)
    #expect(try broken.waitForExit() == 74)
    let rows = broken.screen.rows
    let last = try #require(rows.firstIndex(of: "last **words"))
    #expect(rows[last + 1].hasPrefix("ctxchat: The reply is incomplete"))
  }
}
