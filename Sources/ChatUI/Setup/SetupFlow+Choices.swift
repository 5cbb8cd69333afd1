import ChatModel
import Wording

extension SetupFlow {
  /// The action of a row of a question with choices.
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
    case .api: Self.apis.firstIndex { $0.word == draft.api.word } ?? 0
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
    case .demo:
      .init(localized("Try the demo"), localized("no key, no network: the program explains itself"))
    case .connect:
      .init(localized("Connect an endpoint"), localized("an API with an address and a key"))
    case .search:
      step == .servers
        ? .init(localized("Search again"))
        : .init(
          localized("A server on this machine"), localized("Ollama, llama.cpp, vLLM, LM Studio …"))
    case .server(let server): .init(Self.title(server), Self.detail(server))
    case .api(let api): Self.row(api)
    case .keyWay(let way): row(way)
    case .agree(false): .init(localized("No, change the address"))
    case .agree(true): .init(localized("Yes, use it without encryption"))
    case .mend(.address): .init(localized("Change the address"), draft.baseURL)
    case .mend(.key): .init(localized("Change the key"))
    case .mend(.model): .init(localized("Change the model"), draft.model)
    case .mend(.name): .init(localized("Change the name"), draft.name)
    case .testAgain: .init(localized("Test again"))
    case .typeModel:
      .init(localized("Type the model's name"), localized("without a test of address and key"))
    case .save:
      findings.contains { $0.level == .bad }
        ? .init(localized("Save anyway"))
        : .init(localized("Save and start the chat"), facts.path)
    case .standard(true): .init(localized("Yes"), localized("ctxchat uses it by default"))
    case .standard(false):
      .init(localized("No"), localized("ctxchat --profile \(draft.name) uses it"))
    case .saveAgain(false): .init(localized("Try again"))
    case .saveAgain(true):
      .init(localized("Set the old file aside and write a new one"), facts.path + ".old")
    }
  }

  private static func title(_ server: LocalServer) -> String {
    server.version.map { "\(server.name) \($0)" } ?? server.name
  }

  private static func detail(_ server: LocalServer) -> String {
    let models =
      server.wantsKey
      ? localized("asks for a key")
      : server.models.isEmpty ? localized("no models") : Count.of(server.models.count, "model")
    let first = server.models.first.map { ", \($0)" + (server.models.count > 1 ? " …" : "") } ?? ""
    return "\(server.baseURL) · \(models)\(first)"
  }

  private static func row(_ api: API) -> SetupQuestion.Row {
    let detail =
      switch api {
      case .context: localized("Context Cache: Volcengine Ark and gateways")
      case .responses: localized("OpenAI, Ark, Azure, xAI, Qwen, LM Studio, vLLM …")
      case .gemini: localized("Gemini, with cached contents")
      case .chat: localized("chat completions: DeepSeek, OpenRouter, Ollama, llama.cpp …")
      }
    return .init(api.word, detail)
  }

  private func row(_ way: SetupDraft.KeyWay) -> SetupQuestion.Row {
    switch way {
    case .typed:
      .init(localized("Type it"), localized("kept in the configuration, which only you can read"))
    case .variable:
      .init(
        localized("From an environment variable"),
        localized("such as \(KnownServices.variable(of: draft.baseURL))"))
    case .command: .init(localized("From a command"), localized("such as pass show gateway"))
    case .none: .init(localized("No key"), localized("for a server on this machine"))
    }
  }
}
