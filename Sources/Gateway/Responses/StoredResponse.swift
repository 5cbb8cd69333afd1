import FoundationEssentials

/// A response as the gateway keeps it: a node of a chain.
struct StoredResponse: Hashable, Sendable {
  var id: String
  /// The response before it, or the conversation that it was said in; `nil` for a root.
  var parent: String?
  var dialect: ResponseDialect
  /// What the model read and said in this turn.
  var messages: [WireMessage]
  /// The tokens of the messages.
  var tokens: Int
  /// True if what was read and said is in the cache.
  var isCached: Bool
  /// True if the cache must be made again, because an earlier turn was deleted.
  var isStale = false
  /// Ark: as it was in the request.
  var thinking: JSONValue?
  /// The items of the input.
  var items: [JSONValue]
  /// The whole reply.
  var reply: JSONValue
  var expiresAt: Date
}
