/// What a request is about: an endpoint, and the names that its path holds.
enum Route: Hashable, Sendable {
  /// `…/context/create`
  case createContext
  /// `…/context/ID`
  case context(String)
  /// `…/context/chat/completions`
  case contextChat
  /// `…/chat/completions`: of a context if the body names one.
  case chat
  /// `…/responses`
  case responses(ErrorForm)
  /// `…/responses/input_tokens`
  case inputTokens(ErrorForm)
  /// `…/responses/ID`
  case response(String, ErrorForm)
  /// `…/responses/ID/input_items`
  case inputItems(String, ErrorForm)
  /// `…/conversations`
  case conversations
  /// `…/conversations/ID`
  case conversation(String)
  /// `…/conversations/ID/items`
  case items(String)
  /// `…/conversations/ID/items/ID`
  case item(String, of: String)
  /// `…/cachedContents`
  case cachedContents
  /// `…/cachedContents/ID`
  case cachedContent(String)
  /// `…/models/MODEL:generateContent`
  case generate(String)
  /// `…/models/MODEL:streamGenerateContent`
  case streamGenerate(String)
  /// `…/models`
  case models
  /// `…/models/MODEL`
  case model(String)
  /// `/healthz`: whether the gateway can work.
  case health
  /// `/metrics`: what it did, for Prometheus.
  case metrics

  /// The route of a path; the base may be anything. Ark's base, which ends in `/api/v3`, is known by
  /// its name. Some gateways take a context's chat without `/context`.
  init?(path: String) {
    switch path {
    case "/healthz": self = .health
    case "/metrics": self = .metrics
    default: self.init(apiPath: path)
    }
  }

  private init?(apiPath path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.last?.isEmpty == false else { return nil }
    let form: ErrorForm = path.utf8Index(of: "/api/v3/") == nil ? .openAI : .ark
    let end = Array(parts.suffix(4))
    switch (end.dropLast(3).last, end.dropLast(2).last, end.dropLast().last, end.last) {
    case (_, _, "context", "create"): self = .createContext
    case (_, _, "context", let id?): self = .context(id)
    case (_, "context", "chat", "completions"): self = .contextChat
    case (_, _, "chat", "completions"): self = .chat
    case (_, _, _, "responses"): self = .responses(form)
    case (_, _, "responses", "input_tokens"): self = .inputTokens(form)
    // What else has a name there is not an id.
    case (_, _, "responses", "compact"): return nil
    case (_, _, "responses", let id?): self = .response(id, form)
    case (_, "responses", let id?, "input_items"): self = .inputItems(id, form)
    case ("conversations", let id?, "items", let item?): self = .item(item, of: id)
    case (_, "conversations", let id?, "items"): self = .items(id)
    case (_, _, "conversations", let id?): self = .conversation(id)
    case (_, _, _, "conversations"): self = .conversations
    case (_, _, "cachedContents", let id?): self = .cachedContent(id)
    case (_, _, _, "cachedContents"): self = .cachedContents
    case (_, _, "models", let name?): self = Self.modelRoute(name)
    case (_, _, _, "models"): self = .models
    default: return nil
    }
  }

  /// Google puts the verb behind the model's name.
  private static func modelRoute(_ name: String) -> Route {
    guard let colon = name.lastIndex(of: ":") else { return .model(name) }
    let model = String(name[..<colon])
    return switch name[name.index(after: colon)...] {
    case "generateContent": .generate(model)
    case "streamGenerateContent": .streamGenerate(model)
    default: .model(name)
    }
  }

  /// The methods that it takes.
  var methods: [String] {
    switch self {
    case .createContext, .contextChat, .chat, .responses, .inputTokens, .conversations,
      .generate, .streamGenerate:
      ["POST"]
    case .context, .inputItems, .models, .model, .metrics: ["GET"]
    case .health: ["GET", "HEAD"]
    case .response, .item: ["GET", "DELETE"]
    case .items, .cachedContents: ["GET", "POST"]
    case .conversation: ["GET", "POST", "DELETE"]
    case .cachedContent: ["GET", "PATCH", "DELETE"]
    }
  }

  /// The endpoint, as the log and the faults know it.
  var endpoint: GatewayEndpoint {
    switch self {
    case .createContext: .create
    case .context: .context
    case .contextChat, .chat: .chat
    case .responses: .responses
    case .inputTokens: .storedResponses
    case .response, .inputItems: .storedResponses
    case .conversations, .conversation, .items, .item: .conversations
    case .cachedContents, .cachedContent: .cachedContents
    case .generate, .streamGenerate: .generate
    case .models, .model: .models
    case .health, .metrics: .operations
    }
  }

  /// The form of its errors.
  var form: ErrorForm {
    switch self {
    case .createContext, .context, .contextChat, .chat: .ark
    case .responses(let form), .inputTokens(let form), .response(_, let form),
      .inputItems(_, let form):
      form
    case .conversations, .conversation, .items, .item, .models, .model, .health,
      .metrics:
      .openAI
    case .cachedContents, .cachedContent, .generate, .streamGenerate: .google
    }
  }

  /// The id of what the path names; `nil` where it names nothing.
  var name: String? {
    switch self {
    case .context(let id), .response(let id, _), .inputItems(let id, _), .conversation(let id),
      .items(let id), .item(_, let id):
      id
    case .cachedContent(let id): "cachedContents/" + id
    case .createContext, .contextChat, .chat, .responses, .inputTokens, .conversations,
      .cachedContents, .generate, .streamGenerate, .models, .model, .health, .metrics:
      nil
    }
  }

  /// True if the path itself asks for a stream.
  var isStream: Bool {
    if case .streamGenerate = self { true } else { false }
  }
}
