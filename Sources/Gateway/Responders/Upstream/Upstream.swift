/// The server behind the gateway, as the user names it.
package struct Upstream: Hashable, Sendable {
  /// The base URL, such as `http://127.0.0.1:11434/v1`.
  package var url: String
  /// Its key; `nil` if it wants none.
  package var key: String?
  /// Which of its models clients get.
  package var models: ModelNames
  /// The context window of its models in tokens; `nil`: as the server tells.
  package var window: Int?

  /// Names a server.
  package init(url: String, key: String? = nil, models: ModelNames = .all, window: Int? = nil) {
    self.url = url
    self.key = key
    self.models = models
    self.window = window
  }

  /// The URL without a slash at its end.
  var base: String { url.hasSuffix("/") ? String(url.dropLast()) : url }
}
