import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// The gateway in front of servers that others wrote, asked by the official clients and by `ask`. `make test` installs
/// the servers into virtual environments; one that cannot be had is skipped, and the installation has said so.
@Suite struct OtherServersTests {
  /// A server, its environment as `Scripts/install-peers` has it, and the model that it is asked for.
  struct Server: Sendable, CustomTestStringConvertible {
    var name: String
    var folder: String
    var model = "m"
    /// True if it runs a real model, which says what it likes and counts its tokens.
    var isReal = false

    var python: String { OtherServersTests.python(folder) }
    var testDescription: String { name }
    var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python) }
  }

  private static let servers =
    ["mockllm", "fakellm", "llmock", "litserve", "litellm"].map {
      Server(name: $0, folder: "server-" + $0)
    } + [
      Server(name: "lm-proxy", folder: "server-lm-proxy", model: "guide"),
      Server(name: "llama-server", folder: "llama-server", model: "gemma", isReal: true),
      Server(
        name: "llama-cpp-python", folder: "server-llama-cpp-python", model: "gemma", isReal: true),
    ]

  private static func python(_ folder: String) -> String {
    SourceFolder.path + "/.build/\(folder)/bin/python"
  }

  private static let scripts = SourceFolder.path + "/Tests/EndToEndTests/Peers"
  private static let question = "When does the harbour close?"

  /// What `ask --json` prints.
  private struct Answer: Decodable {
    struct Usage: Decodable {
      var promptTokens: Int?
      var cachedTokens: Int?
    }
    var content: String
    var usage: Usage?
  }

  @Test(arguments: servers.filter(\.isInstalled))
  func `Both modes, streamed and whole, by the official clients and by ask`(
    _ server: Server
  ) throws {
    let setting = try Setting(server)
    defer { setting.stop() }
    let clients = try CommandRun.run(
      Self.python("peers"), [Self.scripts + "/upstream_clients.py", setting.url, server.model],
      environment: setting.environment, seconds: 300)
    #expect(clients.status == 0, "\(server.name): \(clients.output)\(clients.errors)")
    #expect(clients.output.split(separator: "\n").count == 6)
    for mode in ["session", "common_prefix"] {
      try setting.create(mode)
      for options in [[], ["--no-stream"]] {
        let asked = try setting.ask([mode, "--json"] + options, Self.question)
        // 74: a real model may have gone on to the limit.
        #expect(
          server.isReal ? [0, 74].contains(asked.status) : asked.status == 0,
          "\(server.name), \(mode) \(options): \(asked.errors)")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let answer = try decoder.decode(Answer.self, from: Data(asked.output.utf8))
        #expect(!answer.content.isEmpty)
        #expect(server.isReal || answer.content.lowercased().contains("harbour"))
        if server.name == "llama-server" {
          // The seed was read with the creation's first question, or by the other client.
          let usage = try #require(answer.usage)
          #expect(try #require(usage.promptTokens) > 140)
          #expect(options.isEmpty || usage.cachedTokens ?? 0 > 120, "\(usage)")
        }
      }
    }
  }

  /// llama.cpp's server refuses it with 400, llama-cpp-python's with a stream of nothing.
  @Test(arguments: servers.filter { $0.isInstalled && $0.isReal })
  func `A conversation that is too long is refused with its window`(_ server: Server) throws {
    let setting = try Setting(server)
    defer { setting.stop() }
    let long = String(repeating: "Pump 31 is red. ", count: 300)
    for mode in ["session", "common_prefix"] {
      try setting.create(mode)
      for options in [[], ["--no-stream"]] {
        let asked = try setting.ask([mode] + options, long)
        #expect(asked.status == 65 && asked.output.isEmpty, "\(asked)")
        #expect(asked.errors.contains("model's window of 1,024 tokens"), "\(asked.errors)")
      }
      let after = try setting.ask([mode], Self.question)
      #expect([0, 74].contains(after.status) && !after.output.isEmpty, "\(after.errors)")
    }
  }

  /// A running server, with the gateway in front of it.
  private struct Setting {
    private let program: Program
    private let server: BackgroundProcess
    private let gateway: BackgroundProcess
    /// What lm-proxy forwards to.
    private let behind: GatewayProcess?
    private let isReal: Bool
    /// The gateway's base URL, and the environment of its clients.
    let (url, environment): (String, [String: String])

    init(_ server: Server) throws {
      program = try Program()
      isReal = server.isReal
      let folder = program.folder
      behind = server.name == "lm-proxy" ? try GatewayProcess(program) : nil
      let port = try Loopback.closedPort()
      try folder.write("server/.keep", [])
      self.server = try BackgroundProcess(
        // It may start others, which end with its group.
        ["/usr/bin/setsid", server.python, scripts + "/upstream_server.py", server.name, "\(port)"]
          + [folder.path + "/server"] + (try behind.map { [$0.baseURL] } ?? Self.model(of: server)),
        environment: program.environment.merging(["UPSTREAM_KEY": GatewayProcess.key]) { $1 },
        folder: folder, name: "server")
      // llama.cpp listens before it has loaded the model, and says its address after that.
      if server.name == "llama-server" { _ = try self.server.lines(1, seconds: 120) }
      try OtherServersTests.wait(for: port)
      gateway = try BackgroundProcess(
        [
          Program.path, "gateway", "--listen", "127.0.0.1:0", "--ephemeral", "--upstream",
          "http://127.0.0.1:\(port)/v1", "--upstream-model", server.model, "--upstream-key-env",
          "UPSTREAM_KEY",
        ],
        environment: program.environment.merging([
          "CTXCHAT_GATEWAY_KEY": GatewayProcess.key, "UPSTREAM_KEY": "none",
        ]) { $1 }, folder: folder, name: "front")
      url = String(try gateway.lines(1)[0].dropFirst("CTXCHAT_BASE_URL=".count))
      environment = program.environment.merging([
        "CTXCHAT_BASE_URL": url, "CTXCHAT_API_KEY": GatewayProcess.key,
        "CTXCHAT_MODEL": server.model,
      ]) { $1 }
    }

    /// Where a real server finds its model, which is put together once.
    private static func model(of server: Server) throws -> [String] {
      let folder = SourceFolder.path + "/.build/llama-server"
      guard server.isReal, server.name != "llama-server" else { return [folder] }
      let run = try CommandRun.run(
        python("llama-server"), [SourceFolder.path + "/Tests/Peers/llama_model.py", folder],
        environment: ["PATH": "/usr/bin:/bin"])
      return [String(run.output.prefix { $0 != "\n" })]
    }

    /// Makes a context with a mode's name as its label.
    func create(_ mode: String) throws {
      let seed = String(repeating: "The harbour of Norrvik closes at nine. ", count: 12)
      try program.folder.write("seed.txt", Array(seed.utf8))
      let created = try CommandRun.run(
        Program.path,
        ["contexts", "create", "--label", mode, "--mode", mode, program.folder.path + "/seed.txt"],
        environment: environment)
      #expect(created.status == 0, "\(created.errors)")
    }

    func ask(_ words: [String], _ question: String) throws -> CommandRun {
      let limits = isReal ? ["--temperature", "0", "--max-tokens", "24"] : []
      return try CommandRun.run(
        Program.path, ["ask", "--context"] + words + limits + [question], environment: environment,
        seconds: 120)
    }

    func stop() { kill(-server.pid, SIGKILL) }
  }

  /// Waits until somebody listens on a port.
  fileprivate static func wait(for port: UInt16) throws {
    var patience = Patience(seconds: 120)
    while patience.lasts() {
      if Loopback.isOpen(port) { return }
      usleep(50_000)
    }
    throw TerminalProgram.Failure(message: "the server does not listen", screen: "")
  }
}
