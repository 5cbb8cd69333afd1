import ChatTestSupport
import FoundationEssentials
import Testing

/// `ctxchat setup` in lines.
@Suite struct SetupLinesTests {
  /// The answers for a gateway: connect, its API, address, key typed, key, model, save.
  private func answers(
    _ baseURL: String, key: String = GatewayProcess.key, api: String = "context",
    then rest: String = "\n"
  ) -> String {
    "connect\n\(api)\n\(baseURL)\ntype\n\(key)\nguide\n\(rest)"
  }

  @Test(arguments: FirstRunTests.apis.map { ($0.0, $0.2) })
  func `A pipe answers the questions, and gets the path`(api: String, path: String) throws {
    let program = try FirstRunTests.program()
    let gateway = try GatewayProcess(program)
    let base = gateway.baseURL.replacing("/v1", with: path)
    let run = try program.run(["setup"], input: answers(base, api: api))
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == program.folder.path + "/.config/ctxchat/config.json\n")
    #expect(run.errors.contains("Which model?") && run.errors.contains("ok: It accepts the key."))
    #expect(!(run.output + run.errors).contains(GatewayProcess.key))
    #expect(try FirstRunTests.configuration(program).contains(base))
    #expect(try program.run(["config", "check"]).status == 0)
  }

  @Test func `A server of this machine needs two answers`() throws {
    let llama = try PathServer.llama()
    let program = try FirstRunTests.program(ports: [llama.port])
    let run = try program.run(["setup", "--plain"], input: "a server\n1\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("llama.cpp b6500-abc"))
    #expect(try FirstRunTests.configuration(program).contains("\"model\": \"x.gguf\""))
  }

  @Test func `A server without a model is found, and the name is typed`() throws {
    let empty = try PathServer(answering: [
      "/v1/models": #"{"object":"list","data":null}"#, "/api/version": #"{"version":"0.12.3"}"#,
    ])
    let program = try FirstRunTests.program(ports: [empty.port])
    let run = try program.run(["setup"], input: "a server\n1\nqwen3:4b\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("Ollama 0.12.3") && run.errors.contains("no models"))
    #expect(try FirstRunTests.configuration(program).contains("\"ollama\": {"))
  }

  @Test func `What does not work is an exit status, and nothing is written`() throws {
    let program = try FirstRunTests.program()
    let gateway = try GatewayProcess(program)
    let page = try PathServer.page()
    let closed = "http://127.0.0.1:\(try Loopback.closedPort())/v1"
    let cases: [(input: String, status: Int32, says: String)] = [
      ("", 65, "The input ended"), ("connect\n", 65, "The input ended"),
      ("7\n", 65, "none of these"), ("c\nnothing\n", 65, "none of these"),
      ("connect\nchat\nnot an address\n", 65, "not an http(s) address"),
      ("connect\nchat\n\(gateway.baseURL)\ntype\nkey with spaces\n", 65, "no spaces"),
      (answers(gateway.baseURL, key: "sk-wrong-1111"), 77, "rejected the API key"),
      (answers(closed), 69, "127.0.0.1"),
      (answers("http://127.0.0.1:\(page.port)/v1"), 69, "a web page"),
      ("connect\ncontext\n\(gateway.baseURL)\nfrom an\nNOT_SET_HERE\n", 77, "NOT_SET_HERE"),
      ("connect\ncontext\n\(gateway.baseURL)\nfrom a c\nfalse\n", 77, "`false`"),
    ]
    for test in cases {
      // The key's question comes again; there is no answer to it.
      let run = try program.run(["setup"], input: test.input)
      #expect(run.status == test.status, "\(test.input): \(run.errors)")
      #expect(run.errors.contains(test.says), "\(test.input): \(run.errors)")
      #expect(run.output.isEmpty && !run.errors.contains("sk-wrong-1111"))
    }
    #expect(!program.folder.allFiles().contains { $0.path.contains("config.json") })
    withExtendedLifetime(page) {}
  }

  @Test func `A model that is not there is a matter of the configuration`() throws {
    let server = try PathServer { request, connection in
      if request.hasPrefix("GET ") {
        connection.answer(200, #"{"object":"list","data":[{"id":"qwen"}]}"#)
      } else {
        connection.answer(
          404, #"{"error":{"code":"model_not_found","message":"No model is called gpt-none"}}"#)
      }
    }
    let program = try FirstRunTests.program()
    let address = "http://127.0.0.1:\(server.port)/v1"
    let run = try program.run(
      ["setup"], input: "connect\nchat\n\(address)\nno key\ngpt-none\n")
    #expect(run.status == 78, "\(run.errors)")
    #expect(run.errors.contains("ok: It needs no key.") && run.errors.contains("gpt-none"))
    withExtendedLifetime(server) {}
  }

  @Test func `What does not work can be saved anyway`() throws {
    let program = try FirstRunTests.program()
    let closed = "http://127.0.0.1:\(try Loopback.closedPort())/v1"
    let run = try program.run(
      ["setup"],
      input: "connect\nchat\n\(closed)\nno key\ntype the\nqwen\nsave anyway\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try FirstRunTests.configuration(program).contains("\"model\": \"qwen\""))
  }

  @Test func `A file that cannot be read stays, unless it is set aside`() throws {
    let llama = try PathServer.llama()
    let program = try FirstRunTests.program(ports: [llama.port])
    let path = program.folder.path + "/c.json"
    let broken = "{ \"profiles\": { \"a\": \n"
    try Data(broken.utf8).write(to: URL(filePath: path))
    let kept = try program.run(["setup", "--config", path], input: "a server\n1\n")
    #expect(kept.status == 73 && kept.errors.contains("c.json:2"), "\(kept.errors)")
    #expect(try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self) == broken)
    let aside = try program.run(["setup", "--config", path], input: "a server\n1\nset the old\n")
    #expect(aside.status == 0, "\(aside.errors)")
    #expect(
      try String(decoding: Data(contentsOf: URL(filePath: path + ".old")), as: UTF8.self) == broken)
    #expect(try program.run(["config", "check", "--config", path]).status == 0)
    #expect(!program.folder.allFiles().contains { $0.path.contains(".new-") })
  }

  @Test func `The file behind a link is changed, and the link stays`() throws {
    let llama = try PathServer.llama()
    let program = try FirstRunTests.program(ports: [llama.port])
    let (path, target) = (program.folder.path + "/link.json", program.folder.path + "/real.json")
    try Data("{ \"theme\": \"dark\" } // mine\n".utf8).write(to: URL(filePath: target))
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    let run = try program.run(["setup", "--config", path], input: "a server\n1\n")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == target)
    let text = try String(decoding: Data(contentsOf: URL(filePath: target)), as: UTF8.self)
    #expect(text.contains("} // mine\n") && text.contains("x.gguf"))
  }

  @Test func `On a terminal the key is not shown, and a wrong answer is asked for again`() throws {
    let program = try FirstRunTests.program()
    let gateway = try GatewayProcess(program)
    let screen = try program.open(["setup", "--plain"])
    let modes = screen.terminal.modes
    try screen.wait(for: "Number [1]:")
    screen.send("9\r")
    try screen.wait(for: "none of these")
    screen.send("connect\r")
    try screen.wait(for: "Which API")
    screen.send("\r")
    try screen.wait(for: "base URL")
    screen.send("\(gateway.baseURL)\r")
    try screen.wait(for: "Where does the key")
    screen.send("\r")
    try screen.wait(for: "Type or paste the key")
    try screen.wait("hidden input") { _ in screen.terminal.modes != modes }
    screen.send("\(GatewayProcess.key)\r")
    try screen.wait(for: "Which model?")
    #expect(screen.terminal.modes == modes)
    screen.send("\r")
    try screen.wait(for: "It works.")
    screen.send("\r")
    #expect(try screen.waitForExit() == 0)
    #expect(!String(decoding: screen.recording, as: UTF8.self).contains(GatewayProcess.key))
  }

  @Test func `Ctrl+C while the key is typed leaves the terminal as it was`() throws {
    let program = try FirstRunTests.program()
    let screen = try program.open(["setup", "--plain"])
    let modes = screen.terminal.modes
    try screen.wait(for: "Number [1]:")
    screen.send("connect\rchat\rhttps://h.example/v1\rtype\r")
    try screen.wait(for: "Type or paste the key")
    try screen.wait("hidden input") { _ in screen.terminal.modes != modes }
    screen.send("sk-half\u{03}")
    #expect(try screen.waitForExit() == 130)
    #expect(screen.terminal.modes == modes)
  }

  @Test func `Line mode without a configuration asks on a terminal, then chats`() throws {
    let program = try FirstRunTests.program()
    let screen = try program.open(["--plain"])
    try screen.wait(for: "How do you want to begin?")
    screen.send("try\r")
    try screen.wait(for: "guide")
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
  }

  @Test func `Who has profiles and no default is told that`() throws {
    let program = try FirstRunTests.program()
    let path = program.folder.path + "/c.json"
    let text =
      "{\"profiles\":{\"a\":{\"base_url\":\"https://a.example\"},\"b\":{\"base_url\":\"https://b.example\"}}}"
    try Data(text.utf8).write(to: URL(filePath: path))
    let run = try program.run(["ask", "hi", "--config", path])
    #expect(
      run.status == 78 && run.errors.contains("a, b") && run.errors.contains("default_profile"))
  }

  @Test func `Messages of a missing key name the place and the set-up`() throws {
    var program = try FirstRunTests.program()
    let path = program.folder.path + "/c.json"
    for (setting, says) in [
      ("\"api_key_env\": \"SOME_KEY\"", "SOME_KEY"),
      ("\"api_key_command\": \"false now\"", "`false now`"),
      ("\"model\": \"m\"", "CTXCHAT_API_KEY"),
    ] {
      let text = "{\"profiles\":{\"a\":{\"base_url\":\"https://a.example\",\(setting)}}}"
      try Data(text.utf8).write(to: URL(filePath: path))
      program.environment["CTXCHAT_CONFIG"] = path
      let run = try program.run(["ask", "hi", "--model", "m"])
      #expect(run.status == 78, "\(run.errors)")
      #expect(run.errors.contains(says) && run.errors.contains("ctxchat setup"), "\(run.errors)")
    }
    program.environment["CTXCHAT_CONFIG"] = nil
    let none = try program.run(["ask", "hi"])
    #expect(none.status == 78 && none.errors.contains("ctxchat setup"))
  }
}
