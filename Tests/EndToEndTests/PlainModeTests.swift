import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@Suite struct PlainModeTests {
  @Test func `Lines go in, lines come out, and nothing else`() throws {
    let run = try Program().run(
      ["--demo", "--plain", "--context", "guide"],
      input: "What is \\\na context?\n/usage\n/nosuch\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("\nyou> What is \\\n...> a context?\nguide: "))
    #expect(run.output.contains("no language model"))
    #expect(run.output.contains("\n[complete, "))
    #expect(run.output.contains("\n[this conversation: 1 turn, "))
    #expect(run.output.contains("\n[unknown command /nosuch"))
    #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(run.output.hasSuffix("\n"))
  }

  @Test func `A dumb terminal gets the line mode by itself, in order of what was typed`() throws {
    var program = try Program()
    program.environment["TERM"] = "dumb"
    let run = try program.run(
      ["--demo"], input: "/ctx use api\nWhich errors are there?\n/new\n/ctx\n/quit\nnever sent\n")
    #expect(run.output.contains("\napi-reference: "))
    #expect(run.output.contains("[api-reference (this one): common_prefix"))
    #expect(!run.output.contains("never sent"))
    let list = try program.run(["history", "list", "--demo", "--context", "api-reference"])
    #expect(list.output.split(separator: "\n").count == 3, "one of them by /new: \(list.output)")
  }

  @Test func `In a terminal one is asked, Ctrl+C stops a reply, and twice quits`() throws {
    var program = try Program()
    program.environment["CTXCHAT_DEMO_RATE"] = "10"
    let screen = try program.open(["--demo", "--plain", "--context", "guide"])
    try screen.wait(for: "you>")
    screen.send("What is a context?\n")
    try screen.wait(for: "guide: The pinned")
    screen.send("\u{03}")
    try screen.wait(for: "[stopped")
    try screen.wait("the next prompt") { $0.rows.last { !$0.isEmpty } == "you>" }
    screen.send("\u{03}")
    try screen.wait(for: "[press Ctrl+C again to quit]")
    screen.send("\u{03}")
    #expect(try screen.waitForExit() == 0)
    #expect(!screen.screen.isAlternate)
    let kept = try program.run(["history", "show", "--demo", "last"])
    #expect(kept.output.contains("stopped by the user"))
  }

  @Test(arguments: ["/plain\r", "\u{18}l"])
  func `The full screen is left for it in the middle of a conversation, with the draft kept`(
    keys: String
  ) throws {
    let program = try Program()
    let keyboard = try Keyboard(program, ["--demo", "--context", "guide"])
    try keyboard.ask("What is a context?")
    if !keys.hasPrefix("/") { try keyboard.press("a draft", composer: "a draft") }
    let screen = keyboard.screen
    screen.send(keys)
    try screen.wait("the line mode") { !$0.isAlternate && $0.rows.contains("you>") }
    screen.send("What is a seed?\n")
    try screen.wait("the reply") { $0.contains("guide: The pinned") && $0.contains("[complete") }
    screen.send("/quit\n")
    #expect(try screen.waitForExit() == 0)
    let again = try Keyboard(program, ["--demo", "--context", "guide"], rows: 60)
    let kept = try again.press("", see: "› What is a seed?")
    #expect(kept.contains("› What is a context?"))
    if !keys.hasPrefix("/") { #expect(kept.composer == "a draft") }
  }

  @Test func `A line that is not text is reported and not sent, and the rest continues`() throws {
    let program = try Program()
    let run = try CommandRun.run(
      "/bin/sh",
      [
        "-c", #"printf 'caf\351\nWhat is a context?\n' | "$0" --demo --plain --context guide"#,
        Program.path,
      ], environment: program.environment)
    #expect(run.status == 65, "\(run.errors)")
    #expect(run.output.contains("[line 1 is not UTF-8 text, so the prompt was not sent"))
    #expect(run.output.contains("no language model"))
    let list = try program.run(["history", "list", "--demo", "--json", "--context", "guide"])
    #expect(list.output.contains("\"turns\" : 1"), "\(list.output)")
  }

  @Test func `What was offered belongs to what was asked`() throws {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    program.environment = gateway.environment(for: program)
    let created = try program.run(["contexts", "create", "--label", "one", "--system", "You know."])
    #expect(created.status == 0, "\(created.errors)")
    let run = try program.run(
      ["--plain", "--context", "one"], input: "/rebuild\nhello\n/rebuild\n/ctx\n/rebuild\n")
    #expect(run.output.components(separatedBy: "/rebuild sends").count == 4, "\(run.output)")
    #expect(!run.output.contains("rebuilt"))
  }

  @Test func `Ctrl+D ends it`() throws {
    let screen = try Program().open(["--demo", "--plain"])
    try screen.wait(for: "you>")
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
  }

  @Test func `A prompt that fails is reported, and a pipe gets the status`() throws {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    program.environment = gateway.environment(for: program)
    let lost = try program.run(["--plain", "--context", "ctx-nowhere"], input: "hello\n")
    #expect(lost.status == 66)
    #expect(lost.output.contains("[not sent: the server no longer has the context; /rebuild"))
    let list = try program.run(["history", "list", "--json"])
    #expect(list.output.contains("\"turns\" : 0"), "the prompt is back: \(list.output)")
  }

  @Test func `No endpoint is a configuration error here as well`() throws {
    let run = try Program().run(["--plain"])
    #expect(run.status == 78)
    #expect(run.errors.contains("--demo"))
  }
}
