import ArgumentParser
import Configuration
import FoundationEssentials
import Gateway
import Glibc
import HTTPStream
import Wording

/// The embedded gateway on its own, for other clients.
struct GatewayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gateway", abstract: "Run the built-in gateway on its own.",
    discussion: """
      It offers POST /v1/context/create and /v1/context/chat/completions, OpenAI's responses, conversations and \
      chat completions, and Google's cachedContents and generateContent. Without --upstream it answers \
      by quoting the context; with it, it keeps the contexts and forwards to an OpenAI-compatible server.
      """, subcommands: [GatewayKeysCommand.self])

  @Option(
    help: """
      Address to listen on: 127.0.0.1:PORT, or a port; 0 picks a free one. 0.0.0.0:PORT or an address of this machine \
      for others, over plain HTTP.
      """,
    completion: .ownWords)
  var listen = "127.0.0.1:8080"

  @Option(
    help: "The base URL of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1.",
    completion: .words(.addresses))
  var upstream: String?

  @Option(
    name: .customLong("upstream-model"),
    help: """
      The model to request from that server, whatever clients ask for; given several times, or as NAME=MODEL: the \
      models that clients may name. Default: all that it lists.
      """,
    completion: .words(.models))
  var upstreamModels: [String] = []

  @Option(
    help: "The tokens that the model takes. Default: as that server tells.", completion: .ownWords)
  var upstreamWindow: Int?

  @Option(help: "The environment variable with the key of that server.", completion: .ownWords)
  var upstreamKeyEnv: String?

  @Option(
    help:
      "The environment variable with the key that clients must send. Default: with --upstream a kept one, else a random one.",
    completion: .ownWords)
  var keyEnv = "CTXCHAT_GATEWAY_KEY"

  @Option(
    help: """
      A file to keep the contexts in, or a PostgreSQL database that several gateways share: \
      postgres://USER@HOST/NAME. Default: with --upstream in the data folder, else in memory.
      """, completion: .file())
  var database: String?

  @Option(
    help:
      "A file to which a line of JSON is appended for each request, without texts and keys; -: standard error.",
    completion: .file())
  var accessLog: String?

  @Option(
    name: .customLong("data-dir"),
    help: "The folder in which key and contexts are kept with --upstream.", completion: .directory)
  var dataFolder: String?

  @Flag(help: "Keep nothing: a random key, and contexts in memory.")
  var ephemeral = false

  @Flag(
    help: "Have that server read the seed of each new context at once, before the first question.")
  var warm = false

  @Option(help: "Tokens per second of the quoted answers.", completion: .ownWords)
  var rate: Double = 60

  @Option(
    help: "Seconds that replies may go on after SIGTERM or Ctrl+C; a second one ends at once.",
    completion: .ownWords)
  var drain: Double = 30

  func run() async throws {
    let answers = try answers()
    guard 0...86_400 ~= drain else {
      throw CommandFailure(.usage, localized("--drain takes seconds, from 0 to 86,400."))
    }
    if let problem = answers.problem { throw CommandFailure(.config, problem) }
    let address = try address()
    guard !isUpstream(address.port ?? 0) else {
      throw CommandFailure(
        .usage,
        localized(
          """
          --upstream names port \(Int(address.port ?? 0)), on which the gateway itself would listen. Give it another one, such \
          as --listen 127.0.0.1:8081.
          """))
    }
    guard !ephemeral || database == nil else {
      throw CommandFailure(
        .usage, localized("--ephemeral keeps nothing, and --database names a file. Leave one out."))
    }
    guard !warm || upstream != nil else {
      throw CommandFailure(
        .usage,
        localized(
          "--warm has a server read the seeds, and none is named. Add --upstream URL, or leave --warm out."
        ))
    }
    let home = upstream == nil || ephemeral ? nil : home
    var settings = GatewayServer.Settings(
      key: try variable(keyEnv) ?? home?.key(), databasePath: database ?? home?.databasePath,
      answers: answers)
    settings.address = address
    settings.accessLogPath = accessLog
    settings.warms = warm
    if database == nil { home?.prepare() }
    // Before anybody can take the descriptors that it needs.
    let end = try EndSignal()
    let gateway: GatewayServer
    do { gateway = try await GatewayServer.start(settings.alone()) } catch {
      throw CommandFailure(
        .unavailable,
        localized("The gateway cannot listen on \(listen): \(String(describing: error))"))
    }
    // The caller knows a key that they chose; any other has to be printed.
    let key = variable(keyEnv) == nil ? gateway.key : nil
    var model = answers.model
    if model == nil { model = await gateway.modelNames().first }
    try StandardStream.output.write(
      ShellLines.text([
        ("CTXCHAT_BASE_URL", gateway.baseURL), ("CTXCHAT_API_KEY", key),
        ("CTXCHAT_MODEL", model),
      ]))
    if key == nil {
      StandardStream.error.write(
        localized("ctxchat: clients need the key of \(keyEnv) as their CTXCHAT_API_KEY.\n"))
    }
    if let home, database == nil {
      StandardStream.error.write(
        localized("ctxchat: the gateway keeps its key and contexts in \(home.folder).\n"))
    }
    if !address.isLoopback {
      StandardStream.error.write(
        localized(
          """
          ctxchat: other machines can reach the gateway on \(address.host), over plain HTTP: keys and texts can be \
          read on the way. Put a proxy with TLS in front of it.\n
          """))
    }
    if let problem = await gateway.upstreamProblem() {
      StandardStream.error.write("ctxchat: \(problem)\n")
    }
    await serve(gateway, until: end)
  }

  /// The files of the gateway in the data folder.
  var home: GatewayHome {
    GatewayHome(
      folder: ConfigLocation(
        environment: ProcessInfo.processInfo.environment, dataFlag: dataFolder
      ).dataFolder)
  }

  /// The fewest characters of a key that others may try to guess.
  private static let leastKey = 20

  private func address() throws -> ListenAddress {
    guard let address = ListenAddress(listen) else {
      throw CommandFailure(
        .usage,
        localized(
          """
          --listen takes 127.0.0.1:PORT, or an address of this machine that others reach, such as 0.0.0.0:PORT.
          """))
    }
    if !address.isLoopback, let key = variable(keyEnv), key.utf8.count < Self.leastKey {
      throw CommandFailure(
        .config,
        localized(
          """
          Other machines could guess the key in \(keyEnv): give it at least \(Self.leastKey) characters, or none, \
          so that the gateway makes one.
          """))
    }
    return address
  }

  /// True if the server behind is on the gateway's own port.
  private func isUpstream(_ port: UInt16) -> Bool {
    guard port > 0, let address = upstream.flatMap({ HTTPAddress($0) }) else { return false }
    return address.isLoopback && (address.port ?? (address.scheme == "https" ? 443 : 80)) == port
  }

  private func answers() throws -> GatewayServer.Answers {
    guard let upstream else {
      if let name = [
        upstreamModels.isEmpty ? nil : "--upstream-model",
        upstreamKeyEnv.map { _ in "--upstream-key-env" },
        upstreamWindow.map { _ in "--upstream-window" },
      ].compactMap(\.self).first {
        throw CommandFailure(
          .usage, localized("\(name) needs --upstream: the base URL of the server to ask."))
      }
      return .guide(tokensPerSecond: rate)
    }
    guard let models = ModelNames(words: upstreamModels) else {
      throw CommandFailure(
        .usage,
        localized("--upstream-model takes MODEL or NAME=MODEL, each name once and none empty."))
    }
    guard (upstreamWindow ?? 1) > 0 else {
      throw CommandFailure(.usage, localized("--upstream-window takes a number of tokens."))
    }
    let key = try upstreamKeyEnv.map { name in
      guard let key = variable(name) else {
        throw CommandFailure(
          .config,
          localized(
            "The environment variable that --upstream-key-env names is not set. Set it first."))
      }
      return key
    }
    return .upstream(Upstream(url: upstream, key: key, models: models, window: upstreamWindow))
  }

  private func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
