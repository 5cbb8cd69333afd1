import ChatTestSupport
import FoundationEssentials
import Testing

/// What newcomers met on the command line.
@Suite struct CommandItemsTests {
  private func bash(_ script: String, _ environment: [String: String]) throws -> CommandRun {
    try CommandRun.run(
      "/bin/bash", ["-c", script],
      environment: environment.merging(["CTXCHAT": Program.path]) { _, new in new })
  }

  // MARK: Configuration

  @Test func `Contexts that were made without a file stay usable after config init`() throws {
    let (program, server) = try Program.withReplies()
    #expect(
      try program.run(["contexts", "create", "--system", "s", "--label", "mine"]).status == 0)
    #expect(try program.run(["config", "init"]).status == 0)
    #expect(try program.run(["config", "check"]).output.contains("profile environment"))
    let asked = try program.run(["ask", "hi", "--context", "mine"])
    #expect(asked.status == 0, "\(asked.errors)")
    // The file alone, as for who takes the address out of the environment.
    var later = program
    later.environment["CTXCHAT_BASE_URL"] = nil
    later.environment["CTXCHAT_MODEL"] = nil
    let again = try later.run(["ask", "hi", "--context", "mine"])
    #expect(again.status == 0, "\(again.errors)")
    withExtendedLifetime(server) {}
  }

  @Test func `Nor does a file that names another address take them away`() throws {
    let (program, server) = try Program.withReplies()
    #expect(
      try program.run(["contexts", "create", "--system", "s", "--label", "mine"]).status == 0)
    var unset = program
    for name in ["CTXCHAT_BASE_URL", "CTXCHAT_API_KEY", "CTXCHAT_MODEL"] {
      unset.environment[name] = nil
    }
    #expect(try unset.run(["config", "init"]).status == 0)
    #expect(try program.run(["ask", "hi", "--context", "mine"]).status == 0)
    let named = try program.run(["ask", "hi", "--context", "mine", "--profile", "environment"])
    #expect(named.status == 0, "\(named.errors)")
    let wrong = try program.run(["ask", "hi", "--profile", "gatway"])
    #expect(wrong.status == 78 && wrong.errors.contains("Did you mean \"gateway\"?"))
    withExtendedLifetime(server) {}
  }

  @Test
  func `config check tells every mistake at once, other commands the first and how many more`()
    throws
  {
    let program = try Program()
    let path = program.folder.path + "/c.json"
    let text = """
      {
        "profiles": { "a": { "base_url": "http://192.0.2.1/v1" }, "b": { "bas_url": "x" } },
        "keys": { "sendd": "Ctrl+J" },
        "theme": "darkk",
      }
      """
    try Data(text.utf8).write(to: URL(filePath: path))
    let run = try program.run(["config", "check", "--config", path])
    #expect(run.status == 78)
    for words in [
      "c.json:2: profiles.b.base_url", "Did you mean \"base_url\"?", "did you mean “send”?",
      "c.json:4: theme", "Did you mean \"dark\"?",
      "profiles.a.base_url: The base URL http://192.0.2.1/v1 would send",
    ] {
      #expect(run.errors.contains(words), "\(words) in \(run.errors)")
    }
    let asked = try program.run(["ask", "hi", "--config", path])
    #expect(asked.status == 78)
    #expect(
      asked.errors.contains("`ctxchat config check` shows 2 more mistakes."), "\(asked.errors)")
  }

  @Test func `config path prints one path`() throws {
    let program = try Program()
    #expect(
      try program.run(["config", "path"]).output
        == "\(program.folder.path)/.config/ctxchat/config.json\n")
    #expect(
      try program.run(["config", "path", "--data"]).output == "\(program.folder.path)/data\n")
    #expect(
      try program.run(["config", "path", "--log"]).output
        == "\(program.folder.path)/data/ctxchat.log\n")
    #expect(try program.run(["config", "path", "--log", "--data"]).status == 64)
  }

  @Test func `A missing key names the variable that gives it`() throws {
    var (program, server) = try Program.withReplies()
    program.environment["CTXCHAT_API_KEY"] = nil
    let run = try program.run(["ask", "hi", "--context", "ctx-1"])
    #expect(run.status == 78 && run.errors.contains("Set the environment variable CTXCHAT_API_KEY"))
    withExtendedLifetime(server) {}
  }

  // MARK: Homes

  @Test func `Without a HOME the registered one counts`() throws {
    let program = try Program()
    let run = try bash("unset HOME CTXCHAT_DATA_DIR; \"$CTXCHAT\" config path", program.environment)
    #expect(run.status == 0 && run.output.hasPrefix("/") && !run.output.contains("//"))
    #expect(run.output != "/.config/ctxchat/config.json\n")
  }

  @Test(arguments: ["/dev/null", "/proc/1", "/nonexistent/home", "/dev/full", "relative"])
  func `--no-save needs no folder`(home: String) throws {
    let (program, server) = try Program.withReplies()
    var environment = program.environment
    environment["HOME"] = home
    environment["CTXCHAT_DATA_DIR"] = nil
    environment["XDG_DATA_HOME"] = home + "/data"
    let run = try bash("\"$CTXCHAT\" ask hi --context ctx-1 --no-save", environment)
    #expect(run.status == 0 && run.output == "reply 0", "\(run.errors)")
    let demo = try bash("\"$CTXCHAT\" ask 'What is a context?' --demo --no-save", environment)
    #expect(demo.status == 0, "\(demo.errors)")
    withExtendedLifetime(server) {}
  }

  @Test func `--no-save makes nothing where nothing was`() throws {
    let (program, server) = try Program.withReplies()
    #expect(try program.run(["ask", "hi", "--context", "ctx-1", "--no-save"]).status == 0)
    #expect(try program.run(["ask", "hi", "--demo", "--no-save"]).status == 0)
    let made = program.folder.allFiles().map(\.path).filter { !$0.hasSuffix(".log") }
    #expect(made.isEmpty, "\(made)")
    withExtendedLifetime(server) {}
  }

  // MARK: Asking

  @Test func `Without a name the context used last is asked, of this profile`() throws {
    let (program, server) = try Program.withReplies()
    #expect(try program.run(["contexts", "create", "--system", "s", "--label", "one"]).status == 0)
    #expect(try program.run(["contexts", "create", "--system", "s", "--label", "two"]).status == 0)
    func asked(_ arguments: [String] = []) throws -> String {
      let run = try program.run(["ask", "hi", "--json"] + arguments)
      return try JSONSerialization.object(run.output)?["context"] ?? run.errors
    }
    #expect(try asked() == "two")
    #expect(try asked(["--context", "one"]) == "one")
    #expect(try asked() == "one")
    #expect(
      try program.run(["contexts", "list"]).output.split(separator: "\n")[1].hasPrefix("one"))
    // One of another profile, made later, cannot be sent to from here.
    let other = try program.run(
      ["contexts", "import", "ctx-9", "--label", "theirs", "--base-url", "http://127.0.0.1:9/v1"])
    #expect(other.status == 0, "\(other.errors)")
    #expect(try asked(["--context", "two"]) == "two")
    withExtendedLifetime(server) {}
  }

  @Test func `The demo asks the guide first, then what was used last`() throws {
    let program = try Program()
    func asked(_ arguments: [String] = []) throws -> String {
      let run = try program.run(["ask", "What is a context?", "--json", "--demo"] + arguments)
      return try JSONSerialization.object(run.output)?["context"] ?? run.errors
    }
    #expect(try asked() == "guide")
    #expect(
      try program.run(["contexts", "create", "--demo", "--system", "s", "--label", "own"]).status
        == 0)
    #expect(try asked() == "own")
    #expect(try asked(["--context", "guide"]) == "guide")
    #expect(try asked() == "guide")
  }

  @Test func `--no-save on a session says who remembers, and no drift is reported`() throws {
    let server = try ReplyServer { number, connection in
      connection.beginStream()
      connection.stream("reply")
      let tokens = 1000 * (number + 1)
      connection.send(
        Array(
          ("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":\(tokens),"
            + "\"completion_tokens\":5,\"total_tokens\":\(tokens + 5)}}\n\ndata: [DONE]\n\n").utf8))
    }
    var program = try Program()
    program.environment = server.environment(for: program)
    #expect(
      try program.run(["contexts", "create", "--system", "s", "--label", "mine"]).status == 0)
    for _ in 0..<3 {
      let run = try program.run(["ask", "hi", "--no-save"])
      #expect(run.status == 0)
      #expect(run.errors.contains("“mine” is a session: the server remembers this turn"))
      #expect(!run.errors.contains("counted"), "\(run.errors)")
    }
    withExtendedLifetime(server) {}
  }

  @Test func `A model that is not the context's is refused before anything is sent`() throws {
    let (program, server) = try Program.withReplies()
    #expect(
      try program.run(["contexts", "create", "--system", "s", "--label", "mine"]).status == 0)
    let run = try program.run(["ask", "hi", "--model", "other"])
    #expect(run.status == 65, "\(run.errors)")
    #expect(
      run.errors.contains("created for the model m") && run.errors.contains("Leave --model out"))
    #expect(
      try program.run(["history", "list", "--json"]).output.filter { !$0.isWhitespace } == "[]")
    #expect(try program.run(["ask", "hi", "--model", "m"]).output == "reply 0")
    let fresh = try program.run(["ask", "hi", "--context", "ctx-7", "--model", "other"])
    #expect(fresh.status == 0)
    #expect(try program.run(["contexts", "list"]).output.contains("other"))
    withExtendedLifetime(server) {}
  }

  @Test func `An id that was already imported is reported, and keeps its label`() throws {
    let (program, server) = try Program.withReplies()
    let first = try program.run(["contexts", "import", "ctx-5", "--label", "five"])
    #expect(first.output == "five\n")
    let again = try program.run(["contexts", "import", "ctx-5", "--mode", "common_prefix"])
    #expect(again.status == 0 && again.output == "five\n")
    #expect(
      again.errors.contains(
        "ctx-5 was already imported as “five”. Its mode is now common_prefix."))
    #expect(
      try program.run(["contexts", "import", "ctx-5"]).errors.contains("was already imported"))
    #expect(try program.run(["contexts", "forget", "five"]).status == 0)
    #expect(try program.run(["contexts", "import", "ctx-5"]).output == "five\n")
    #expect(try program.run(["contexts", "list"]).output.split(separator: "\n").count == 2)
    withExtendedLifetime(server) {}
  }

  @Test func `An import without the network follows the API of its profile`() throws {
    let (program, server) = try Program.withReplies()
    let arguments = ["contexts", "import", "resp_1", "--label", "root", "--api", "responses"]
    #expect(try program.run(arguments).output == "root\n")
    // The API has one kind of context, so nothing is left to ask.
    let shown = try program.run(["contexts", "show", "root", "--json"]).output
    #expect(shown.contains(#""mode" : "chain""#), "\(shown)")
    withExtendedLifetime(server) {}
  }

  @Test func `A question that fails leaves no empty conversation`() throws {
    let server = try ReplyServer { _, connection in
      connection.answer(404, #"{"error":{"message":"context ctx-1 not found","code":"NotFound"}}"#)
    }
    var program = try Program()
    program.environment = server.environment(for: program)
    program.environment["CTXCHAT_CONTEXT"] = "mine"
    #expect(
      try program.run([
        "contexts", "create", "--system", "s", "--label", "mine", "--mode", "common_prefix",
      ]).status == 0)
    #expect(try program.run(["ask", "hi"]).status == 66)
    #expect(try program.run(["ask", "hi", "-n", "0"]).status == 65)
    #expect(try program.run(["ask", "hi", "--model", "x"]).status == 65)
    #expect(try program.run(["ask", "hi", "--context", "ctx-8"]).status == 66)
    let list = try program.run(["history", "list", "--json"]).output.filter { !$0.isWhitespace }
    #expect(list == "[]", "\(list)")
    withExtendedLifetime(server) {}
  }

  @Test(arguments: [
    ["ask", "- explain this"], ["ask", "-5 plus 3?"], ["ask", "--json", "-- what is that?"],
    ["ask", "-"], ["ask", "--", "-x"], ["ask", "--system", "- be brief", "hi"],
  ])
  func `A prompt may begin with a dash`(arguments: [String]) throws {
    let (program, server) = try Program.withReplies()
    let run = try program.run(
      arguments.prefix(1) + ["--context", "ctx-1"] + arguments.dropFirst(), input: "and this")
    #expect(run.status == 0, "\(run.errors)")
    let sent = try program.run(["history", "show", "last"]).output
    let prompt = try #require(arguments.last)
    #expect(sent.contains("and this") && (prompt == "-" || sent.contains(prompt)), "\(sent)")
    withExtendedLifetime(server) {}
  }

  // MARK: JSON

  @Test func `Dates are ISO 8601 and endings are words wherever JSON is printed`() throws {
    let program = try Program()
    #expect(try program.run(["ask", "What is a context?", "--demo"]).status == 0)
    for command in [
      "history list --json", "history show last --json", "history search context --json",
      "history export --all --format json", "contexts list --json", "contexts show guide --json",
    ] {
      let run = try program.run(command.split(separator: " ").map(String.init) + ["--demo"])
      #expect(run.status == 0, "\(command): \(run.errors)")
      #expect(run.output.contains("\"20") && run.output.contains("Z\""), "\(command)")
      #expect(!run.output.contains("_0"), "\(command)")
      // No number of seconds since any epoch.
      let digits = run.output.split { !$0.isNumber }.map(\.count).max() ?? 0
      let isDate = run.output.contains(": 8") && digits >= 9 && run.output.contains("At\" : 8")
      #expect(!isDate, "\(command)")
    }
    let exported = try program.run(["history", "export", "--all", "--format", "json", "--demo"])
    #expect(exported.output.contains("\"phase\" : \"complete\""))
  }
}
