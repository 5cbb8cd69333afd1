import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// The gateway in front of servers that others wrote, asked by the official clients and by `ask`. `make test` installs
/// the servers into virtual environments; one that cannot be had is skipped, and the installation has said so.
@Suite struct OtherServersTests {
  /// The names of the servers, as `Scripts/install-peers` has them with their versions.
  private static let servers = ["mockllm", "fakellm", "llmock", "litserve", "lm-proxy", "litellm"]

  private static func python(_ name: String) -> String {
    SourceFolder.path + "/.build/\(name)/bin/python"
  }

  private static let installed = servers.filter {
    FileManager.default.isExecutableFile(atPath: python("server-" + $0))
  }

  @Test(arguments: installed)
  func `Both modes, streamed and whole, by the official clients and by ask`(_ name: String) throws {
    let program = try Program()
    let folder = program.folder
    // What lm-proxy forwards to.
    let behind = name == "lm-proxy" ? try GatewayProcess(program) : nil
    let model = name == "lm-proxy" ? "guide" : "m"
    let port = try Loopback.closedPort()
    let scripts = SourceFolder.path + "/Tests/EndToEndTests/Peers"
    try folder.write("server/.keep", [])
    let server = try BackgroundProcess(
      // It may start others, which end with its group.
      ["/usr/bin/setsid", Self.python("server-" + name), scripts + "/upstream_server.py", name]
        + ["\(port)", folder.path + "/server"] + (behind.map { [$0.baseURL] } ?? []),
      environment: program.environment.merging(["UPSTREAM_KEY": GatewayProcess.key]) { $1 },
      folder: folder, name: "server")
    defer { kill(-server.pid, SIGKILL) }
    try Self.wait(for: port)
    let gateway = try BackgroundProcess(
      [
        Program.path, "gateway", "--listen", "127.0.0.1:0", "--ephemeral", "--upstream",
        "http://127.0.0.1:\(port)/v1", "--upstream-model", model, "--upstream-key-env",
        "UPSTREAM_KEY",
      ],
      environment: program.environment.merging([
        "CTXCHAT_GATEWAY_KEY": GatewayProcess.key, "UPSTREAM_KEY": "none",
      ]) { $1 }, folder: folder, name: "front")
    let url = String(try gateway.lines(1)[0].dropFirst("CTXCHAT_BASE_URL=".count))
    let environment = program.environment.merging([
      "CTXCHAT_BASE_URL": url, "CTXCHAT_API_KEY": GatewayProcess.key, "CTXCHAT_MODEL": model,
    ]) { $1 }
    let clients = try CommandRun.run(
      Self.python("peers"), [scripts + "/upstream_clients.py", url, model],
      environment: environment, seconds: 120)
    #expect(clients.status == 0, "\(name): \(clients.output)\(clients.errors)")
    #expect(clients.output.split(separator: "\n").count == 6)
    try folder.write("seed.txt", Array("The harbour of Norrvik closes at nine.".utf8))
    for mode in ["session", "common_prefix"] {
      let created = try CommandRun.run(
        Program.path,
        ["contexts", "create", "--label", mode, "--mode", mode, folder.path + "/seed.txt"],
        environment: environment)
      #expect(created.status == 0, "\(created.errors)")
      for options in [[], ["--no-stream"]] {
        let asked = try CommandRun.run(
          Program.path,
          ["ask", "--context", mode] + options + ["When does the harbour close?"],
          environment: environment)
        #expect(asked.status == 0, "\(name), \(mode) \(options): \(asked.errors)")
        #expect(asked.output.lowercased().contains("harbour"))
      }
    }
  }

  /// Waits until somebody listens on a port.
  private static func wait(for port: UInt16) throws {
    var patience = Patience(seconds: 120)
    while patience.lasts() {
      if Loopback.isOpen(port) { return }
      usleep(50_000)
    }
    throw TerminalProgram.Failure(message: "the server does not listen", screen: "")
  }
}
