import ChatModel

extension SetupFlow {
  /// What a row of a question with choices does.
  enum Choice: Sendable, Equatable {
    case demo, connect, search
    case server(LocalServer)
    case api(API)
    case keyWay(SetupDraft.KeyWay)
    case agree(Bool)
    case mend(SetupPlace)
    case testAgain, typeModel, save
    case standard(Bool)
    case saveAgain(settingAside: Bool)
  }

  /// The choices of the present question.
  var choices: [Choice] {
    switch step {
    case .start: (facts.offersDemo ? [.demo] : []) + [.connect, .search]
    case .servers: servers.map(Choice.server) + [.search, .connect]
    case .api: Self.apis.map(Choice.api)
    case .insecure: [.agree(false), .agree(true)]
    case .keyWay: SetupDraft.KeyWay.allCases.map(Choice.keyWay)
    case .report: reportChoices
    case .standard: [.standard(true), .standard(false)]
    case .trouble:
      [.saveAgain(settingAside: false)] + (canSetAside ? [.saveAgain(settingAside: true)] : [])
        + (findings.first?.place.map { [.mend($0)] } ?? [])
    case .address, .key, .model, .name: []
    }
  }

  static let apis: [API] = [.context, .responses(.plain), .gemini, .chat]

  private var reportChoices: [Choice] {
    let mends = [Choice.mend(.address), .mend(.key), .mend(.model)]
    let isGood = !findings.contains { $0.level == .bad }
    if draft.model.isEmpty { return [.typeModel] + mends.prefix(2) + [.testAgain] }
    return isGood ? [.save] + mends + [.testAgain] : mends + [.testAgain, .save]
  }

  /// The choice that Enter takes at first: what the first problem is about.
  var standardChoice: Int {
    switch step {
    case .api: Self.apis.firstIndex { $0.isSameWord(as: draft.api) } ?? 0
    case .keyWay: SetupDraft.KeyWay.allCases.firstIndex(of: draft.keyWay) ?? 0
    case .report, .trouble:
      findings.first { $0.level == .bad }?.place
        .flatMap { place in choices.firstIndex(of: .mend(place)) } ?? 0
    default: 0
    }
  }

  /// A choice in words.
  func row(_ choice: Choice) -> SetupQuestion.Row {
    switch choice {
    case .demo: .init("Try the demo", "no key, no network: the program explains itself")
    case .connect: .init("Connect an endpoint", "an API with an address and a key")
    case .search:
      step == .servers
        ? .init("Search again")
        : .init("A server on this machine", "Ollama, llama.cpp, vLLM, LM Studio …")
    case .server(let server): .init(Self.title(server), Self.detail(server))
    case .api(let api): Self.row(api)
    case .keyWay(let way): row(way)
    case .agree(false): .init("No, change the address")
    case .agree(true): .init("Yes, use it without encryption")
    case .mend(.address): .init("Change the address", draft.baseURL)
    case .mend(.key): .init("Change the key")
    case .mend(.model): .init("Change the model", draft.model)
    case .mend(.name): .init("Change the name", draft.name)
    case .testAgain: .init("Test again")
    case .typeModel: .init("Type the model's name", "without a test of address and key")
    case .save:
      findings.contains { $0.level == .bad }
        ? .init("Save it all the same") : .init("Save and start the chat", facts.path)
    case .standard(true): .init("Yes", "the chat starts with it from now on")
    case .standard(false): .init("No", "ctxchat --profile \(draft.name) uses it")
    case .saveAgain(false): .init("Try again")
    case .saveAgain(true): .init("Set the old file aside and write a new one", facts.path + ".old")
    }
  }

  private static func title(_ server: LocalServer) -> String {
    server.version.map { "\(server.name) \($0)" } ?? server.name
  }

  private static func detail(_ server: LocalServer) -> String {
    let models =
      server.wantsKey
      ? "asks for a key"
      : server.models.isEmpty ? "no models" : Count.of(server.models.count, "model")
    let first = server.models.first.map { ", \($0)" + (server.models.count > 1 ? " …" : "") } ?? ""
    return "\(server.baseURL) · \(models)\(first)"
  }

  private static func row(_ api: API) -> SetupQuestion.Row {
    switch api {
    case .context: .init("context", "Context Cache: Volcengine Ark and gateways")
    case .responses: .init("responses", "OpenAI, Ark, Azure, xAI, Qwen, LM Studio, vLLM …")
    case .gemini: .init("gemini", "Gemini, with cached contents")
    case .chat: .init("chat", "chat completions: DeepSeek, OpenRouter, Ollama, llama.cpp …")
    }
  }

  private func row(_ way: SetupDraft.KeyWay) -> SetupQuestion.Row {
    switch way {
    case .typed: .init("Type it", "kept in the configuration, which only you can read")
    case .variable:
      .init(
        "From an environment variable", "such as \(KnownServices.variable(of: draft.baseURL))")
    case .command: .init("From a command", "such as pass show gateway")
    case .none: .init("No key", "for a server on this machine")
    }
  }
}
