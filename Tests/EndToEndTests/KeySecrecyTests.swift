import ChatTestSupport
import FoundationEssentials
import Testing

@Suite struct KeySecrecyTests {
  @Test func `The key is in no file, message or process list, whatever happens`() throws {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    program.environment = gateway.environment(for: program)
    var texts: [String] = []
    for arguments in [
      ["ask", "What is a context?", "--context", "ctx-guide-en", "--json", "--verbose"],
      ["ask", "hi", "--context", "ctx-nowhere"],
      ["ask", "hi", "--context", "ctx-guide-en", "-n", "0"],
      ["ask", "hi", "--context", "ctx-guide-en", "--model", "other"], ["config", "check"],
      ["ask", "hi", "--base-url", "http://127.0.0.1:1/v1", "--context", "ctx-guide-en"],
    ] {
      let run = try program.run(arguments)
      texts += [run.output, run.errors]
    }
    let screen = try program.open(["--context", "ctx-guide-en"])
    try screen.wait(for: "ctx-guide-en")
    let list = try CommandRun.run(
      "ps", ["axww", "-o", "args"], environment: program.environment)
    texts += [list.output, String(decoding: screen.recording, as: UTF8.self)]
    screen.send("\u{04}")
    _ = try screen.waitForExit()
    for text in texts { #expect(!text.contains(GatewayProcess.key)) }
    for (path, bytes) in program.folder.allFiles() {
      #expect(!bytes.contains(GatewayProcess.key), "the key is in \(path)")
    }
  }

  @Test func `A wrong key exits 77 and a lost context 66, each with what to do`() throws {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    program.environment = gateway.environment(for: program)
    let lost = try program.run(["ask", "hi", "--context", "ctx-nowhere"])
    #expect(lost.status == 66)
    #expect(lost.errors.contains("contexts list"))
    program.environment["CTXCHAT_API_KEY"] = "sk-wrong-000000000000"
    let wrong = try program.run(["ask", "hi", "--context", "ctx-guide-en"])
    #expect(wrong.status == 77)
    #expect(wrong.errors.contains("key"))
    #expect(!wrong.errors.contains("sk-wrong-000000000000"))
  }
}

@Suite struct LostContextTests {
  @Test
  func
    `A context of ours that the server lost exits 66 and names the rebuild, which brings it back`()
    throws
  {
    var program = try Program()
    let first = try GatewayProcess(program)
    program.environment = first.environment(for: program)
    let created = try program.run(
      ["contexts", "create", "--label", "harbour", "--system", "The harbour closes at nine."])
    #expect(created.status == 0, "\(created.errors)")
    // Another gateway with nothing in its memory: what a server is after it dropped its cache.
    let second = try GatewayProcess(program)
    program.environment = second.environment(for: program)
    let lost = try program.run(["ask", "When does the harbour close?", "--context", "harbour"])
    #expect(lost.status == 66)
    #expect(lost.errors.contains("contexts rebuild"))
    #expect(try program.run(["contexts", "rebuild", "harbour"]).status == 0)
    let answered = try program.run(["ask", "When does the harbour close?", "--context", "harbour"])
    #expect(answered.status == 0, "\(answered.errors)")
    #expect(answered.output.contains("closes at nine"))
  }
}

extension Array<UInt8> {
  /// True if the bytes of a text stand anywhere in it.
  func contains(_ text: String) -> Bool {
    let pattern = Swift.Array(text.utf8)
    guard count >= pattern.count else { return false }
    var start = startIndex
    while let first = self[start...].firstIndex(of: pattern[0]), first + pattern.count <= endIndex {
      if self[first..<first + pattern.count].elementsEqual(pattern) { return true }
      start = first + 1
    }
    return false
  }
}
