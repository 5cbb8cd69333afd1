/// The API that a profile's server speaks (the setting `api`).
public enum API: Hashable, Sendable {
  /// Context Cache: `/context/create`, then `/context/chat/completions`.
  case context
  /// Responses: every reply is a node on the server, and the next turn names its parent.
  case responses(ResponsesDialect)
  /// Gemini: `cachedContents`, then `generateContent`.
  case gemini
  /// `/chat/completions` without contexts: seed and turns are kept here and sent each time.
  case chat

  /// All words, in the order in which they are offered.
  public static let words = ["context", "responses", "gemini", "chat"]

  /// All words with their dialects.
  public static let notations =
    ([.context] + ResponsesDialect.allCases.map(API.responses) + [.gemini, .chat])
    .map(\.notation)

  /// The API of `chat`, or of `responses:ark`; `nil` if there is none.
  public init?(notation: String) {
    let parts = notation.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1: self.init(word: parts[0])
    case 2:
      guard parts[0] == "responses", let dialect = ResponsesDialect(rawValue: parts[1]) else {
        return nil
      }
      self = .responses(dialect)
    default: return nil
    }
  }

  /// Its word in the configuration: that of all its dialects.
  public var word: String {
    switch self {
    case .context: "context"
    case .responses: "responses"
    case .gemini: "gemini"
    case .chat: "chat"
    }
  }

  /// The words from which `init(notation:)` makes it.
  public var notation: String {
    if case .responses(let dialect) = self, dialect != .plain {
      return "\(word):\(dialect.rawValue)"
    }
    return word
  }

  /// The API of a word in the configuration; `nil` if there is none.
  public init?(word: String, dialect: ResponsesDialect = .plain) {
    switch word {
    case "context": self = .context
    case "responses": self = .responses(dialect)
    case "gemini": self = .gemini
    case "chat": self = .chat
    default: return nil
    }
  }
}

/// Which server's Responses API (the setting `dialect`).
public enum ResponsesDialect: String, CaseIterable, Hashable, Sendable {
  /// The common part of LM Studio, vLLM, SGLang, Qwen, Azure, xAI and Bedrock.
  case plain
  /// OpenAI: Conversations beside the chain, prompt_cache_key.
  case openai
  /// Volcengine Ark: caching and expire_at.
  case ark
}
