import ArgumentParser
import Gateway
import Glibc
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
    help: "Address to listen on: 127.0.0.1:PORT, or a port; 0 picks a free one.",
    completion: .ownWords)
  var listen = "127.0.0.1:8080"

  @Option(
    help: "The base URL of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1.",
    completion: .words(.addresses))
  var upstream: String?

  @Option(
    name: .customLong("upstream-model"), help: "The model to request from that server.",
    completion: .words(.models))
  var upstreamModel: String?

  @Option(help: "The environment variable with the key of that server.", completion: .ownWords)
  var upstreamKeyEnv: String?

  @Option(
    help: "The environment variable with the key that clients must send. Default: a random key.",
    completion: .ownWords)
  var keyEnv = "CTXCHAT_GATEWAY_KEY"

  @Option(
    help: """
      A file to keep the contexts in, or a PostgreSQL database that several gateways share: \
      postgres://USER@HOST/NAME. Default: in memory.
      """, completion: .file())
  var database: String?

  @Option(
    help:
      "A file to which a line of JSON is appended for each request, without texts and keys; -: standard error.",
    completion: .file())
  var accessLog: String?

  @Option(help: "Tokens per second of the quoted answers.", completion: .ownWords)
  var rate: Double = 60

  func run() async throws {
    let answers = try answers()
    if let problem = answers.problem { throw CommandFailure(.config, problem) }
    var settings = GatewayServer.Settings(
      port: try port(), key: variable(keyEnv), databasePath: database, answers: answers)
    settings.accessLogPath = accessLog
    // Before anybody can take the descriptors that it needs.
    let end = try EndSignal()
    let gateway: GatewayServer
    do { gateway = try await GatewayServer.start(settings.alone()) } catch {
      throw CommandFailure(
        .unavailable,
        localized("The gateway cannot listen on \(listen): \(String(describing: error))"))
    }
    // The caller knows a key that they chose; only a random one has to be printed.
    let key = settings.key == nil ? gateway.key : nil
    try StandardStream.output.write(
      ShellLines.text([
        ("CTXCHAT_BASE_URL", gateway.baseURL), ("CTXCHAT_API_KEY", key),
        ("CTXCHAT_MODEL", upstream == nil ? ShippedContext.model : upstreamModel),
      ]))
    await serve(gateway, until: end)
  }

  private func port() throws -> UInt16 {
    let words = listen.split(separator: ":")
    guard let port = words.last.flatMap({ UInt16($0) }),
      words.count == 1 || ["127.0.0.1", "localhost"].contains(words[0])
    else {
      throw CommandFailure(
        .usage, localized("--listen takes 127.0.0.1:PORT: the gateway serves this machine only."))
    }
    return port
  }

  private func answers() throws -> GatewayServer.Answers {
    guard let upstream else { return .guide(tokensPerSecond: rate) }
    guard let upstreamModel else {
      throw CommandFailure(
        .usage,
        localized("--upstream needs --upstream-model: the model to request from that server."))
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
    return .upstream(url: upstream, model: upstreamModel, key: key)
  }

  private func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
