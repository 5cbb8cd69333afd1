package import ChatModel

/// One endpoint: where it is, whose key opens it, what it costs.
package struct Profile: Sendable, Equatable {
  /// Where the key comes from. The key itself never stands in a `Profile` unless the file holds it.
  package enum KeySource: Sendable, Equatable {
    /// The first line that a command prints.
    case command(String)
    /// An environment variable.
    case environment(String)
    /// The file itself, which must be readable by its owner alone.
    case file(SecretText)
  }

  package var name: String
  package var baseURL: String
  package var keySource: KeySource?
  package var model: String?
  package var createPath: String?
  package var chatPath: String?
  /// Seconds.
  package var connectTimeout: Double?
  /// Seconds without a byte.
  package var idleTimeout: Double?
  package var allowInsecureHTTP = false
  package var price: Price?
  /// Tokens that the model takes in all.
  package var contextWindow: Int?

  package init(name: String, baseURL: String) {
    self.name = name
    self.baseURL = baseURL
  }
}

/// A secret that does not show itself when a value that holds it is printed.
package struct SecretText: Sendable, Equatable, CustomStringConvertible,
  CustomDebugStringConvertible,
  CustomReflectable
{
  package let value: String

  package init(_ value: String) {
    self.value = value
  }

  package var description: String { "(secret)" }
  package var debugDescription: String { "(secret)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
