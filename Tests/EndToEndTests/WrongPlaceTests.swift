import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// Commands that would ask the wrong server, the wrong context, or nobody: they say so, and send nothing.
@Suite struct WrongPlaceTests {
  // MARK: Names

  @Test func `Where no server has contexts, a name that no context has is refused`() throws {
    var (program, server) = try Program.withReplies()
    program.environment["CTXCHAT_API"] = "chat"
    let made = try program.run(["contexts", "create", "--label", "manual", "--system", "s", "-y"])
    #expect(made.status == 0, "\(made.errors)")
    let slip = try program.run(["ask", "hi", "--context", "manaul"])
    #expect(slip.status == 66 && slip.output.isEmpty, "\(slip.output)")
    #expect(slip.errors.contains("Did you mean “manual”?") && !slip.errors.contains("import"))
    for words in [["ask", "hi", "--context", "zzz"], ["contexts", "import", "zzz"]] {
      let run = try program.run(words)
      #expect(run.status == 66 && run.errors.contains("No context “zzz”"), "\(run.errors)")
    }
    #expect(try program.run(["contexts", "list"]).output.contains("manaul") == false)
    #expect(try program.run(["ask", "hi"]).status == 0, "the default is what it was")
    withExtendedLifetime(server) {}
  }

  @Test func `Where a server has contexts, a name near a label is refused, an id is not`() throws {
    let (program, server) = try Program.withReplies()
    #expect(
      try program.run(["contexts", "create", "--label", "manual", "--system", "s", "-y"]).status
        == 0)
    let slip = try program.run(["ask", "hi", "--context", "manaul"])
    #expect(slip.status == 66 && slip.output.isEmpty)
    #expect(slip.errors.contains("ctxchat contexts import manaul"), "\(slip.errors)")
    #expect(try program.run(["ask", "hi", "--context", "ctx-other"]).status == 0)
    #expect(try program.run(["contexts", "import", "manaul"]).status == 0, "asked for by name")
    withExtendedLifetime(server) {}
  }

  // MARK: APIs and addresses

  @Test func `A context is not asked through another API, in which its seed would be left out`()
    throws
  {
    let (program, server) = try Program.withReplies()
    #expect(
      try program.run(["contexts", "create", "--label", "big", "--system", "s", "-y"]).status == 0)
    #expect(try program.run(["ask", "first"]).status == 0)
    let other = try program.run(["ask", "second", "--api", "chat"])
    #expect(other.status == 65 && other.output.isEmpty, "\(other.output)")
    #expect(other.errors.contains("“big” was created for another API"), "\(other.errors)")
    #expect(try program.run(["ask", "third"]).status == 0)
    let here = try program.run(
      ["contexts", "create", "--label", "here", "--system", "s", "-y", "--api", "chat"])
    #expect(here.status == 0, "\(here.errors)")
    let back = try program.run(["ask", "hi", "--context", "here"])
    #expect(back.status == 65 && back.output.isEmpty, "\(back.output)")
    #expect(try program.run(["ask", "hi", "--context", "here", "--api", "chat"]).status == 0)
    withExtendedLifetime(server) {}
  }

  private func configured(_ program: Program, _ server: ReplyServer, _ start: String) throws
    -> String
  {
    let path = program.folder.path + "/c.json"
    let profiles = ["c", "d"].map {
      "\"\($0)\": { \"base_url\": \"\(server.baseURL)\", \"api_key\": \"k-1\", \"model\": \"m\" }"
    }.joined(separator: ",\n")
    try Data("{ \(start) \"profiles\": {\n\(profiles)\n} }".utf8).write(to: URL(filePath: path))
    chmod(path, 0o600)
    return path
  }

  @Test func `An address that is given is not passed over for that of the context's profile`()
    throws
  {
    let program = try Program()
    let (server, elsewhere) = (try ReplyServer.numbered(), try ReplyServer.numbered())
    let path = try configured(program, server, #""default_profile": "c","#)
    let made = try program.run(
      ["contexts", "create", "--config", path, "--label", "b", "--system", "s", "-y"])
    #expect(made.status == 0, "\(made.errors)")
    var other = program
    other.environment["CTXCHAT_API_KEY"] = "k-2"
    let words = ["ask", "two", "--config", path, "--context", "b"]
    let run = try other.run(words + ["--base-url", elsewhere.baseURL])
    #expect(run.status == 65 && run.output.isEmpty, "\(run.output)")
    #expect(run.errors.contains("--profile c"), "\(run.errors)")
    let named = try other.run(words + ["--base-url", elsewhere.baseURL, "--profile", "c"])
    #expect(named.status == 0, "\(named.errors)")
    let same = try other.run(words + ["--base-url", server.baseURL])
    #expect(same.status == 0, "\(same.errors)")
  }

  @Test func `A context that is named says which profile to use`() throws {
    let program = try Program()
    let server = try ReplyServer.numbered()
    let path = try configured(program, server, "")
    #expect(
      try program.run(
        [
          "contexts", "create", "--config", path, "--label", "in-d", "--system", "s", "-y",
          "--profile", "d",
        ]
      ).status == 0)
    let run = try program.run(["ask", "hi", "--config", path, "--context", "in-d"])
    #expect(run.status == 0 && run.output.hasPrefix("reply"), "\(run.errors)")
    #expect(try program.run(["ask", "hi", "--config", path, "--context", "nobody"]).status == 78)
    #expect(try program.run(["ask", "hi", "--config", path]).status == 78)
    withExtendedLifetime(server) {}
  }

  // MARK: Others

  @Test func `A path that is empty is not the current folder`() throws {
    let (program, server) = try Program.withReplies()
    let run = try program.run(["contexts", "create", "", "--label", "all", "-y"])
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("A path is empty"), "\(run.errors)")
    withExtendedLifetime(server) {}
  }

  struct Refusal: Sendable {
    let answer: Int
    let status: Int32
  }

  @Test(arguments: [
    Refusal(answer: 401, status: 77), Refusal(answer: 403, status: 77),
    Refusal(answer: 429, status: 75), Refusal(answer: 500, status: 69),
  ])
  func `models ends with the status of what went wrong`(_ refusal: Refusal) throws {
    var program = try Program()
    let server = try ReplyServer { _, connection in
      connection.answer(refusal.answer, #"{"error":{"message":"no"}}"#)
    }
    program.environment = server.environment(for: program)
    let run = try program.run(["models"])
    #expect(run.status == refusal.status && run.output.isEmpty, "\(run.errors)")
    program.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:1/v1"
    #expect(try program.run(["models"]).status == 69)
  }

  @Test func `config check finds no key where none is needed`() throws {
    var program = try Program()
    program.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:9/v1"
    program.environment["CTXCHAT_API"] = "chat"
    let run = try program.run(["config", "check"])
    #expect(run.status == 0 && run.output.contains("no key needed"), "\(run.output)")
    program.environment["CTXCHAT_API_KEY"] = "k-1"
    #expect(try program.run(["config", "check"]).output.contains("key found"))
  }

  @Test(arguments: [(SIGTERM, "TERM"), (SIGHUP, "HUP"), (SIGINT, "INT")])
  func `A signal that ends ask ends the reply in order`(_ number: Int32, _ name: String) throws {
    var program = try Program()
    let server = try ReplyServer { _, connection in
      connection.beginStream()
      while connection.stream("line 1 ") { usleep(20_000) }
    }
    program.environment = server.environment(for: program)
    #expect(try program.run(["contexts", "create", "--system", "s", "-y"]).status == 0)
    let script = """
      env --default-signal=HUP "$CTXCHAT" ask hi > $HOME/out & pid=$!
      until grep -q "line 1" $HOME/out; do sleep 0.02; done
      kill -\(name) $pid; wait $pid
      """
    let run = try CommandRun.run(
      "/bin/bash", ["-c", script],
      environment: program.environment.merging(["CTXCHAT": Program.path]) { _, new in new })
    #expect(run.status == 128 + number, "\(run.errors)")
    let kept = try program.run(["history", "export", "--all", "--format", "json"])
    #expect(kept.output.contains("line 1") && kept.output.contains("\"stopped\""))
    withExtendedLifetime(server) {}
  }
}
