package import ChatModel

/// One endpoint: where it is, whose key opens it, what it costs.
package struct Profile: Sendable, Equatable {
  /// The source of the key. The key itself is never in a `Profile` unless the file contains it.
  package enum KeySource: Sendable, Equatable {
    /// The first line that a command prints.
    case command(String)
    /// An environment variable.
    case environment(String)
    /// The file itself, which must be readable by its owner alone.
    case file(SecretText)
  }

  /// The name in the file.
  package var name: String
  /// The base URL of the API.
  package var baseURL: String
  /// The API that the server speaks.
  package var api = API.context
  /// True if the server has no contexts of its own, and a gateway inside the program gives it some; ``api`` is that of the
  /// gateway then, and ``baseURL`` and the key are those of the server behind it.
  package var isBehindGateway = false
  /// True if that server reads the seed of a new context at once, before the first question.
  package var warms = false
  /// True if a server that can keep turns is asked to keep them.
  package var storesTurns = true
  /// The source of the API key; `nil`: only the environment.
  package var keySource: KeySource?
  /// The model of new contexts.
  package var model: String?
  /// The path of the create endpoint, below the base URL.
  package var createPath: String?
  /// The path of the chat endpoint, below the base URL.
  package var chatPath: String?
  /// Seconds.
  package var connectTimeout: Double?
  /// Seconds without a byte.
  package var idleTimeout: Double?
  /// True if plain `http://` to other machines is allowed.
  package var allowInsecureHTTP = false
  /// The prices, if the user gave any.
  package var price: Price?
  /// The model's context window in tokens.
  package var contextWindow: Int?

  /// Creates a profile with the defaults.
  package init(name: String, baseURL: String) {
    self.name = name
    self.baseURL = baseURL
  }
}
