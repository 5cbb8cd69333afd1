import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// The gateway before a server of the user's own: what it keeps, and where. The server behind is another gateway,
/// which quotes.
@Suite(.timeLimit(.minutes(5))) struct GatewayHomeTests {
  private let program: Program
  private let upstream: GatewayProcess

  init() throws {
    program = try Program()
    upstream = try GatewayProcess(program)
  }

  /// Starts a gateway before the other one; its lines become the environment of a client.
  private func start(_ arguments: [String] = []) throws -> (BackgroundProcess, [String: String]) {
    var environment = program.environment
    environment["UP"] = GatewayProcess.key
    let process = try BackgroundProcess(
      [
        Program.path, "gateway", "--listen", "0", "--upstream", upstream.baseURL,
        "--upstream-key-env", "UP",
      ] + arguments, environment: environment, folder: program.folder,
      name: "front-\(UInt32.random(in: 0...(.max)))")
    var client = program.environment
    for line in try process.lines(4).prefix(3) {
      let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
      client[parts[0]] = parts.count == 2 ? parts[1] : nil
    }
    return (process, client)
  }

  private func run(
    _ arguments: [String], _ environment: [String: String]
  ) throws -> CommandRun {
    try CommandRun.run(Program.path, arguments, environment: environment)
  }

  private func permissions(_ name: String) -> mode_t? {
    var status = stat()
    guard stat(program.folder.path + "/data/" + name, &status) == 0 else { return nil }
    return status.st_mode & 0o777
  }

  @Test func `A gateway starts nothing on the default executor, whose threads wake once a second`()
    throws
  {
    let (gateway, client) = try start()
    for pid in [gateway.pid, upstream.pid] { #expect(try ThreadNames.shared(of: pid).isEmpty) }
    let made = try run(
      ["contexts", "create", "--system", "The harbour closes at nine.", "--label", "c"], client)
    #expect(made.status == 0, "\(made.errors)")
    let asked = try run(["ask", "When does the harbour close?", "--context", "c"], client)
    #expect(asked.output.contains("nine"), "\(asked.errors)")
    // A key of a person is read from the database, and its use is written there.
    let key = try run(["gateway", "keys", "add", "ada"], client).output.dropLast()
    let others = client.merging(["CTXCHAT_API_KEY": String(key)]) { $1 }
    #expect(try run(["models"], others).status == 0)
    for pid in [gateway.pid, upstream.pid] {
      #expect(try ThreadNames.of(pid).count > 3)
      #expect(try ThreadNames.shared(of: pid).isEmpty)
    }
  }

  @Test func `Key and contexts are those of the last run`() throws {
    var (gateway, client) = try start()
    // The only model that the server behind lists.
    #expect(client["CTXCHAT_MODEL"] == "guide")
    let key = client["CTXCHAT_API_KEY"]
    let made = try run(
      ["contexts", "create", "--system", "The harbour closes at nine.", "--label", "c"], client)
    #expect(made.status == 0, "\(made.errors)")
    #expect(permissions("gateway.key") == 0o600 && permissions("gateway.sqlite") == 0o600)
    let added = try run(["gateway", "keys", "add", "ada"], client)
    #expect(added.status == 0 && !added.output.isEmpty, "\(added.errors)")
    kill(gateway.pid, SIGKILL)
    (gateway, client) = try start()
    #expect(client["CTXCHAT_API_KEY"] == key && key?.hasPrefix("gateway-") == true)
    let asked = try run(["ask", "When does the harbour close?", "--context", "c"], client)
    #expect(asked.status == 0 && asked.output.contains("nine"), "\(asked.errors)")
    // The keys of others are in the same file.
    let listed = try run(["gateway", "keys", "list"], client)
    #expect(listed.status == 0 && listed.output.contains("ada"), "\(listed.errors)")
    withExtendedLifetime(gateway) {}
  }

  @Test func `An ephemeral one keeps nothing`() throws {
    let (first, one) = try start(["--ephemeral"])
    let (second, two) = try start(["--ephemeral"])
    #expect(one["CTXCHAT_API_KEY"] != two["CTXCHAT_API_KEY"])
    #expect(permissions("gateway.key") == nil && permissions("gateway.sqlite") == nil)
    withExtendedLifetime((first, second)) {}
  }

  @Test func `A profile starts it inside the program, and its contexts stay`() throws {
    let config = """
      { "default_profile": "home", "profiles": { "home": {
        "api": "gateway", "base_url": "\(upstream.baseURL)", "api_key_env": "UP", "model": "guide", "warm": true } } }
      """
    try program.folder.write("config.json", Array(config.utf8))
    var environment = program.environment
    environment["UP"] = GatewayProcess.key
    let options = ["--config", program.folder.path + "/config.json"]
    let made = try run(
      ["contexts", "create", "--system", "The harbour closes at nine.", "--label", "c"] + options,
      environment)
    #expect(made.status == 0 && made.errors.contains("reads the first messages"), "\(made.errors)")
    for _ in 0..<2 {
      let asked = try run(
        ["ask", "When does the harbour close?", "--context", "c"] + options, environment)
      #expect(asked.status == 0 && asked.output.contains("nine"), "\(asked.errors)")
    }
    let models = try run(["models"] + options, environment)
    #expect(models.output == "guide\n")
    // It listens for this program alone, with a key that nobody needs to know.
    #expect(permissions("gateway.sqlite") == 0o600 && permissions("gateway.key") == nil)
  }

  @Test(arguments: [
    (["--upstream-model", "m"], 64, "--upstream-model needs --upstream"),
    (["--upstream", "http://127.0.0.1:9/v1", "--upstream-model", ""], 64, "NAME=MODEL"),
    (["--upstream", "", "--upstream-model", "m"], 78, "not an http(s) address"),
    (["--upstream", "127.0.0.1:9/v1"], 78, "not an http(s) address"),
    (["--upstream", "ftp://127.0.0.1/v1"], 78, "not an http(s) address"),
    (["--upstream", "http://127.0.0.1:9/v1/chat/completions"], 78, "/chat/completions"),
    (["--upstream", "http://127.0.0.1:9/v1", "--upstream-key-env", "NOT_SET"], 78, "is not set"),
    (["--upstream", "http://127.0.0.1:9/v1", "--upstream-window", "0"], 64, "number of tokens"),
    (["--upstream", "http://127.0.0.1:7777", "--listen", "7777"], 64, "port 7777"),
    (["--upstream", "http://127.0.0.1:9/v1", "--drain", "-1"], 64, "--drain"),
    (["--ephemeral", "--database", "x"], 64, "Leave one out"),
    (["--listen", "host.example:80"], 64, "0.0.0.0:PORT"),
  ])
  func `Wrong arguments are refused with what to do`(
    _ arguments: [String], _ status: Int32, _ words: String
  ) throws {
    let refused = try program.run(["gateway"] + arguments)
    #expect(refused.status == status && refused.errors.contains(words), "\(refused.errors)")
    #expect(permissions("gateway.key") == nil)
  }

  @Test
  func `On an address that others reach it wants a key that nobody guesses, and says what is open`()
    throws
  {
    var environment = program.environment
    environment["CTXCHAT_GATEWAY_KEY"] = "short"
    let refused = try run(["gateway", "--listen", "0.0.0.0:0"], environment)
    #expect(refused.status == 78 && refused.errors.contains("at least 20"), "\(refused.errors)")
    let process = try BackgroundProcess(
      [Program.path, "gateway", "--listen", "0.0.0.0:0"], environment: program.environment,
      folder: program.folder, name: "open")
    #expect(try process.lines(2)[0].hasPrefix("CTXCHAT_BASE_URL=http://127.0.0.1:"))
    #expect(try process.lines(2)[1].hasPrefix("CTXCHAT_API_KEY=demo-"))
    var patience = Patience(seconds: 30)
    var said = ""
    while !said.contains("TLS"), patience.lasts() {
      let bytes = FileManager.default.contents(atPath: program.folder.path + "/open.err")
      said = String(decoding: bytes ?? Data(), as: UTF8.self)
    }
    #expect(said.contains("plain HTTP"), "\(said)")
  }

  @Test func `A server that does not answer is said at the start, and service goes on`() throws {
    let process = try BackgroundProcess(
      [
        Program.path, "gateway", "--listen", "0", "--upstream", "http://127.0.0.1:9/v1",
        "--upstream-model", "m", "--ephemeral",
      ], environment: program.environment, folder: program.folder, name: "alone")
    let lines = try process.lines(4)
    #expect(lines[2] == "CTXCHAT_MODEL=m")
    var patience = Patience(seconds: 30)
    var said = ""
    while !said.contains("does not answer"), patience.lasts() {
      let bytes = FileManager.default.contents(atPath: program.folder.path + "/alone.err")
      said = String(decoding: bytes ?? Data(), as: UTF8.self)
    }
    #expect(said.contains("does not answer"), "\(said)")
    #expect(kill(process.pid, 0) == 0)
  }
}
