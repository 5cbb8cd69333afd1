import ChatTestSupport
import FoundationEssentials
import Testing

@Suite struct KeepingTests {
  private func files(_ program: Program, holding text: String) -> [String] {
    program.folder.allFiles().filter { $0.bytes.contains(text) }.map(\.path)
  }

  @Test func `With save_history off no word of a conversation is on disk, the contexts are`() throws
  {
    let program = try Program()
    let config = program.folder.path + "/config.json"
    try Data("{ \"save_history\": false }".utf8).write(to: URL(filePath: config))
    let options = ["--demo", "--config", config]
    let asked = try program.run(["ask", "What is a context? xyzzy"] + options)
    #expect(asked.status == 0 && asked.output.contains("no language model"))
    let talked = try program.run(["--plain"] + options, input: "And a cache? xyzzy\n")
    #expect(talked.output.contains("no language model"))
    let screen = try program.open(options)
    try screen.wait(for: ScreenTests.ready)
    screen.send("What is a seed? xyzzy\r")
    try screen.wait("the reply") { $0.contains("no language model") && $0.contains("ready") }
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    // The embedded gateway is the server here: what it remembers is its own business.
    #expect(files(program, holding: "xyzzy").filter { !$0.contains("gateway.sqlite") } == [])
    #expect(
      try program.run(["history", "list", "--json", "--demo"]).output.filter { !$0.isWhitespace }
        == "[]")
    #expect(try program.run(["contexts", "list", "--demo"]).output.contains("guide"))
  }

  @Test func `--no-save keeps nothing, not even an id that was imported`() throws {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    program.environment = gateway.environment(for: program)
    let run = try program.run(["ask", "xyzzy", "--context", "ctx-guide-en", "--no-save"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(files(program, holding: "xyzzy").isEmpty)
    #expect(try program.run(["contexts", "list"]).output.isEmpty)
  }
}
