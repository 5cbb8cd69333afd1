import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@Suite struct ContextsCommandTests {
  /// A program with a gateway of its own, whose requests can be told from those of nobody.
  private func withGateway() throws -> (Program, GatewayProcess) {
    var program = try Program()
    let gateway = try GatewayProcess(program)
    program.environment = gateway.environment(for: program)
    return (program, gateway)
  }

  private func file(_ text: String, _ name: String, in program: Program) throws -> String {
    let path = program.folder.path + "/" + name
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  @Test func `A created context is on standard output by its id, and in the list`() throws {
    let (program, gateway) = try withGateway()
    defer { withExtendedLifetime(gateway) {} }
    let path = try file("The moon is made of cheese.", "moon.txt", in: program)
    let made = try program.run([
      "contexts", "create", "--label", "月亮 moon", "--ttl", "2h", "--system", "Be brief.", path,
    ])
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.hasPrefix("ctx-") && made.output.split(separator: "\n").count == 1)
    #expect(made.errors.contains("27 bytes") && made.errors.contains("2 messages"))
    #expect(made.errors.contains("tokens (estimate)"))
    let list = try program.run(["contexts", "list"])
    #expect(list.output.contains("月亮 moon"))
    #expect(list.output.contains(made.output.trimmed))
    #expect(list.output.contains("warm, 1h 59m left") || list.output.contains("warm, 2h 0m left"))
    let answer = try program.run(["ask", "What is the moon made of?", "--context", "月亮 moon"])
    #expect(answer.output.contains("cheese"), "\(answer.errors)")
  }

  @Test func `The list and a context come as JSON`() throws {
    let (program, gateway) = try withGateway()
    defer { withExtendedLifetime(gateway) {} }
    let id = try program.run(["contexts", "create", "--label", "a", "--system", "text"]).output
      .trimmed
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let list = try decoder.decode(
      [Listed].self, from: Data(try program.run(["contexts", "list", "--json"]).output.utf8))
    #expect(list.map(\.contextId) == [id])
    #expect(list[0].label == "a" && list[0].state == "warm" && list[0].mode == "session")
    for name in ["a", "A", id] {
      let shown = try program.run(["contexts", "show", name, "--json"])
      let object = try decoder.decode(Listed.self, from: Data(shown.output.utf8))
      #expect(object.contextId == id)
      #expect(shown.output.contains("\"content\" : \"text\""))
    }
    let empty = try Program().run(["contexts", "list", "--json"])
    #expect(empty.output.filter { !$0.isWhitespace } == "[]")
    #expect(empty.status == 0)
  }

  private struct Listed: Decodable {
    let label: String
    let contextId: String
    let state: String
    let mode: String
  }

  @Test func `A dry run prints the exact body, sends nothing and needs no key`() throws {
    var program = try Program()
    // A port that nobody listens on: sending would fail.
    program.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:1/v1"
    program.environment["CTXCHAT_MODEL"] = "m"
    let run = try program.run(
      [
        "contexts", "create", "--dry-run", "--label", "x", "--ttl", "7d", "--truncation",
        "rolling:32768:4096", "-",
      ], input: "a \"b\" 文")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output
        == #"{"model":"m","messages":[{"role":"system","content":"a \"b\" 文"}],"mode":"session","ttl":604800,"#
        + #""truncation_strategy":{"type":"rolling_tokens","rolling_tokens":true,"max_window_tokens":32768,"#
        + #""rolling_window_tokens":4096}}"#)
    #expect(run.errors.contains("POST http://127.0.0.1:1/v1/context/create"))
    #expect(run.errors.contains("Authorization: Bearer (key)"))
    #expect(try program.run(["contexts", "list", "--json"]).output.trimmed == "[\n\n]")
  }

  @Test func `What looks like a secret is refused with its place, unless it is allowed`() throws {
    let (program, gateway) = try withGateway()
    defer { withExtendedLifetime(gateway) {} }
    let path = try file("first\nAWS=AKIAABCDEFGHIJKLMNOP\n", "env.txt", in: program)
    let refused = try program.run(["contexts", "create", "--label", "s", path])
    #expect(refused.status == 65)
    #expect(refused.output.isEmpty)
    #expect(refused.errors.contains("env.txt:2: "))
    #expect(!refused.errors.contains("AKIAABCDEFGHIJ"))
    let allowed = try program.run(["contexts", "create", "--label", "s", "--allow-secrets", path])
    #expect(allowed.status == 0, "\(allowed.errors)")
  }

  @Test(arguments: [
    (["--ttl", "60", "--system", "x"], Int32(65), "3600 to 604800"),
    (["--ttl", "soon", "--system", "x"], 64, "not a lifetime"),
    (["--mode", "other", "--system", "x"], 64, "not a mode"),
    (["--truncation", "first:1", "--system", "x"], 64, "not a truncation"),
    (
      ["--mode", "common_prefix", "--truncation", "last:4096", "--system", "x"], 65,
      "works only with session contexts"
    ), ([], 64, "A context needs content"),
    (["/no/such/file"], 65, "/no/such/file cannot be read"),
  ])
  func `What cannot be created is refused before anything is sent`(
    arguments: [String], status: Int32, words: String
  ) throws {
    let run = try Program().run(["contexts", "create", "--demo"] + arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func `Labels are unique: a taken one is refused with one that is free`() throws {
    let program = try Program()
    #expect(
      try program.run(["contexts", "create", "--demo", "--label", "GUIDE", "--system", "x"]).status
        == 65)
    let rename = try program.run(["contexts", "rename", "--demo", "api-reference", "guide"])
    #expect(rename.status == 65)
    #expect(rename.errors.contains("guide 2"))
    #expect(
      try program.run(["contexts", "rename", "--demo", "api-reference", "the API"]).status == 0)
    #expect(try program.run(["contexts", "list", "--demo"]).output.contains("the API  "))
  }

  @Test func `An id that was made elsewhere is recorded, once`() throws {
    var program = try Program()
    program.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:1/v1"
    let first = try program.run(["contexts", "import", "ctx-elsewhere-1", "--label", "mine"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output == "mine\n")
    #expect(first.errors.contains("mode is unknown"))
    #expect(try program.run(["contexts", "import", "ctx-elsewhere-1"]).output == "mine\n")
    let list = try program.run(["contexts", "list"]).output
    #expect(list.split(separator: "\n").count == 2 && list.contains("unknown"))
    #expect(try program.run(["contexts", "import", "two words"]).status == 65)
    #expect(try program.run(["contexts", "rebuild", "mine"]).status == 78, "no key is configured")
    program.environment["CTXCHAT_API_KEY"] = "k-unused-0000"
    let rebuild = try program.run(["contexts", "rebuild", "mine"])
    #expect(rebuild.status == 65)
    #expect(rebuild.errors.contains("imported"))
  }

  @Test func `A rebuild shows what is replayed, and the new one remembers it`() throws {
    let (program, gateway) = try withGateway()
    defer { withExtendedLifetime(gateway) {} }
    let old = try program.run(
      ["contexts", "create", "--label", "r", "--system", "The sky is green."]
    ).output.trimmed
    _ = try program.run([
      "ask", "My cat is called Pangur. What colour is the sky?", "--context", "r",
    ])
    let dry = try program.run(["contexts", "rebuild", "r", "--dry-run"])
    #expect(dry.output.contains("Pangur") && dry.output.hasPrefix("{\"model\":\"guide\""))
    let rebuilt = try program.run(["contexts", "rebuild", "r"])
    #expect(rebuilt.status == 0, "\(rebuilt.errors)")
    #expect(rebuilt.output.trimmed != old && rebuilt.output.hasPrefix("ctx-"))
    #expect(rebuilt.errors.contains("the seed and 1 turn, about "))
    let shown = try program.run(["contexts", "show", "r"])
    #expect(shown.output.contains(old) && shown.output.contains(rebuilt.output.trimmed))
    // Only who remembers the question before can continue from it.
    let answer = try program.run(["ask", "Tell me more", "--context", "r"])
    #expect(
      answer.output.hasPrefix("Following up on your last question")
        && answer.output.contains("The sky is green."), "\(answer.output)\(answer.errors)")
  }

  @Test func `A rebuild keeps the turns that fit into the model's window, where that is known`()
    throws
  {
    let (program, gateway) = try withGateway()
    defer { withExtendedLifetime(gateway) {} }
    let config = try file(
      """
      {"profiles": {"small": {"base_url": "\(gateway.baseURL)", "api_key": "\(GatewayProcess.key)",
        "model": "guide", "context_window": 1024}}}
      """, "config.json", in: program)
    chmod(config, 0o600)
    func run(_ words: [String]) throws -> CommandRun {
      let run = try program.run(words + ["--config", config, "--profile", "small"])
      #expect(run.status == 0, "\(words): \(run.errors)")
      return run
    }
    _ = try run(["contexts", "create", "--label", "r", "--system", "The sky is green."])
    for number in 1...4 {
      let prompt = "\(number) " + String(repeating: "The harbour is closed. ", count: 60)
      _ = try run(["ask", prompt, "--context", "r"])
    }
    let all = try run(["contexts", "rebuild", "r", "--turns", "4"])
    #expect(!all.errors.contains("left out"), "\(all.errors)")
    let fitting = try run(["contexts", "rebuild", "r"])
    #expect(fitting.errors.contains("do not fit into the model's window"), "\(fitting.errors)")
    #expect(fitting.errors.contains("older turn"), "\(fitting.errors)")
  }

  @Test func `An id that is imported into the demo has the demo's model, or the one that is named`()
    throws
  {
    let program = try Program()
    for (id, options, model) in [
      ("ctx-guide-xx", [], "guide"), ("ctx-guide-yy", ["--model", "other"], "other"),
    ] {
      // The global options may stand before the command.
      let run = try program.run(["--demo"] + options + ["contexts", "import", id, "--label", id])
      #expect(run.status == 0, "\(run.errors)")
      let list = try program.run(["--demo", "contexts", "list", "--json"]).output
      let record = try #require(list.split(separator: "}").first { $0.contains(id) })
      #expect(record.contains("\"model\" : \"\(model)\""), "\(record)")
    }
  }

  @Test func `A fork of a session is another context, of a prefix another conversation`() throws {
    let program = try Program()
    #expect(try program.run(["contexts", "fork", "--demo", "guide"]).status == 65)
    _ = try program.run(["ask", "--demo", "What is a context?", "--context", "guide"])
    let session = try program.run(["contexts", "fork", "--demo", "guide", "--label", "second"])
    #expect(session.status == 0, "\(session.errors)")
    #expect(session.output.hasPrefix("ctx-"))
    #expect(try program.run(["contexts", "list", "--demo"]).output.contains("second"))
    _ = try program.run(["ask", "--demo", "Which errors?", "--context", "api-reference"])
    let prefix = try program.run(["contexts", "fork", "--demo", "api-reference"])
    #expect(prefix.status == 0, "\(prefix.errors)")
    let list = try program.run(["history", "list", "--demo", "--context", "api-reference"]).output
    #expect(list.contains(prefix.output.trimmed) && list.contains("Which errors? fork"))
    #expect(list.split(separator: "\n").count == 3)
  }

  @Test func `Forgotten contexts are in the trash, come back, and go for good when pruned`() throws
  {
    let program = try Program()
    #expect(
      try program.run(["contexts", "forget", "--demo", "api-reference", "nowhere"]).status == 66)
    #expect(try program.run(["contexts", "list", "--demo"]).output.contains("api-reference"))
    #expect(try program.run(["contexts", "forget", "--demo", "api-reference"]).status == 0)
    #expect(!(try program.run(["contexts", "list", "--demo"]).output.contains("api-reference")))
    let trash = try program.run(["contexts", "list", "--demo", "--trash"])
    #expect(trash.output.contains("in the trash since"))
    #expect(try program.run(["contexts", "restore", "--demo", "api-reference"]).status == 0)
    #expect(try program.run(["contexts", "list", "--demo"]).output.contains("api-reference"))
    #expect(try program.run(["contexts", "restore", "--demo", "api-reference"]).status == 66)
    _ = try program.run(["contexts", "forget", "--demo", "api-reference"])
    let asked = try program.run(["contexts", "prune", "--demo"])
    #expect(asked.status == 64)
    #expect(asked.errors.contains("for good") && asked.errors.contains("--yes"))
    #expect(
      try program.run(["contexts", "list", "--demo", "--trash"]).output.contains("api-reference"))
    #expect(try program.run(["contexts", "prune", "--demo", "--yes"]).status == 0)
    #expect(try program.run(["contexts", "restore", "--demo", "api-reference"]).status == 66)
  }

  @Test func `A name that is not there is reported with what to do`() throws {
    for command in [["show"], ["rename", "--", "x"], ["rebuild"], ["forget"], ["fork"]] {
      let run = try Program().run(
        ["contexts", command[0], "--demo", "nowhere"] + command.dropFirst())
      #expect(run.status == 66, "\(command)")
      #expect(run.errors.contains("contexts list"), "\(run.errors)")
    }
  }

  @Test func `A server that is not there exits 69, a refused key 77`() throws {
    let (program, gateway) = try withGateway()
    var lost = program
    lost.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:1/v1"
    #expect(try lost.run(["contexts", "create", "--label", "x", "--system", "x"]).status == 69)
    var wrong = program
    wrong.environment["CTXCHAT_API_KEY"] = "sk-wrong-00000000"
    #expect(try wrong.run(["contexts", "create", "--label", "x", "--system", "x"]).status == 77)
    withExtendedLifetime(gateway) {}
  }

  // MARK: Sources, recipes, answers

  @Test func `What changed on disk is reported, and a refresh makes the context from it`() throws {
    let (program, gateway) = try withGateway()
    defer { withExtendedLifetime(gateway) {} }
    let path = try file("The moon is made of cheese.", "moon.txt", in: program)
    let made = try program.run(["contexts", "create", "--label", "m", path])
    #expect(made.status == 0, "\(made.errors)")
    let same = try program.run(["contexts", "show", "m"]).output
    #expect(same.contains("unchanged"), "\(same)")
    let idle = try program.run(["contexts", "rebuild", "m", "--refresh"])
    #expect(idle.status == 65 && idle.errors.contains("nothing was done"), "\(idle.errors)")
    _ = try file("The moon is made of dust.", "moon.txt", in: program)
    let changed = try program.run(["contexts", "show", "m"]).output
    #expect(changed.contains("1 of 1 changed") && changed.contains("CHANGED, now 25 bytes"))
    let json = try program.run(["contexts", "show", "m", "--json"]).output
    #expect(json.contains(#""state" : "changed""#))
    let dry = try program.run(["contexts", "rebuild", "m", "--refresh", "--dry-run"])
    #expect(dry.output.contains("made of dust"))
    let rebuilt = try program.run(["contexts", "rebuild", "m", "--refresh"])
    #expect(rebuilt.status == 0 && rebuilt.output != made.output, "\(rebuilt.errors)")
    #expect(rebuilt.errors.contains("moon.txt: CHANGED"))
    let after = try program.run(["contexts", "show", "m"]).output
    #expect(after.contains("unchanged") && after.contains("(refreshed)"))
    let answer = try program.run(["ask", "What is the moon made of?", "--context", "m"])
    #expect(answer.output.contains("dust") && !answer.output.contains("cheese"))
  }

  @Test func `A saved recipe gives what the command line does not say`() throws {
    var (program, gateway) = try withGateway()
    defer { withExtendedLifetime(gateway) {} }
    let path = try file("The moon is made of cheese.", "moon.txt", in: program)
    program.environment["CTXCHAT_CONFIG"] = try file(
      """
      { "recipes": { "moon": { "label": "moon {name}", "mode": "common_prefix", "ttl": "2h",
        "system": "Be brief.", "files": ["\(path)"] } } }
      """, "config.json", in: program)
    let made = try program.run(["contexts", "create", "--recipe", "moon"])
    #expect(made.status == 0, "\(made.errors)")
    let shown = try program.run(["contexts", "show", "moon moon", "--json"]).output
    #expect(shown.contains(#""mode" : "common_prefix""#) && shown.contains(#""ttl" : 7200"#))
    #expect(shown.contains("Be brief.") && shown.contains("made of cheese"))
    // A second one gets a label of its own; what is reported goes before the recipe.
    let second = try program.run(
      ["contexts", "create", "--recipe", "moon", "--mode", "session", "--system", "Be long."])
    #expect(second.status == 0 && second.errors.contains("moon moon 2"), "\(second.errors)")
    let other = try program.run(["contexts", "show", "moon moon 2", "--json"]).output
    #expect(other.contains(#""mode" : "session""#) && other.contains("Be long."))
    let wrong = try program.run(["contexts", "create", "--recipe", "mon"])
    #expect(wrong.status == 78 && wrong.errors.contains("Recipes: moon."))
  }

  @Test func `Answers become a context with the ids that gave them in its lineage`() throws {
    let (program, gateway) = try withGateway()
    defer { withExtendedLifetime(gateway) {} }
    let path = try file("The moon is made of cheese.", "moon.txt", in: program)
    let made = try program.run(["contexts", "create", "--label", "m", path]).output.trimmed
    #expect(try program.run(["ask", "What is the moon made of?", "--context", "m"]).status == 0)
    let distilled = try program.run(["contexts", "create", "--distil", "last", "--label", "d"])
    #expect(distilled.status == 0, "\(distilled.errors)")
    let shown = try program.run(["contexts", "show", "d", "--json"]).output
    #expect(shown.contains("Question:") && shown.contains("What is the moon made of?"))
    #expect(shown.contains(made) && shown.contains(#""reason" : "distilled""#))
    #expect(shown.contains(#""mode" : "common_prefix""#))
    #expect(try program.run(["contexts", "create", "--distil", "last:none"]).status == 64)
    #expect(try program.run(["contexts", "create", "--distil", "nowhere"]).status == 66)
  }

  @Test func `Notes are kept and shown`() throws {
    let program = try Program()
    #expect(try program.run(["contexts", "notes", "--demo", "guide", "for the team"]).status == 0)
    #expect(try program.run(["contexts", "notes", "--demo", "guide"]).output == "for the team\n")
    #expect(
      try program.run(["contexts", "show", "--demo", "guide"]).output.contains("for the team"))
    #expect(try program.run(["contexts", "notes", "--demo", "guide", ""]).status == 0)
    #expect(try program.run(["contexts", "notes", "--demo", "guide"]).output.isEmpty)
  }
}
