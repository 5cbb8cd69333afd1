import ChatModel

/// One request of an API, without what all requests have in common.
struct WireRequest: Equatable, Sendable {
  var method = "POST"
  /// Below the base URL, with its query if it has one.
  var path: String
  /// JSON; empty for none.
  var body: [UInt8] = []
}

/// The beginning of a new context.
enum Creation: Sendable {
  /// The server makes it.
  case request(WireRequest)
  /// Nothing is sent: the server has nothing of it before the first turn, or ever.
  case local(ContextCreated)
}

/// The address of one page of a list.
struct ListPage: Sendable {
  var contexts: [ServerContext]
  /// The mark of the next page; `nil` at the end.
  var next: String?
}
