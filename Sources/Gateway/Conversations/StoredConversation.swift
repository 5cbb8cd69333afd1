/// A conversation as the gateway keeps it; its items are kept beside it.
struct StoredConversation: Hashable, Sendable {
  var id: String
  /// An object.
  var metadata: JSONValue
  /// Seconds since 1970.
  var createdAt: Int

  /// As in a reply.
  var json: JSONValue {
    [
      "id": .text(id), "object": "conversation", "created_at": .number(Double(createdAt)),
      "metadata": metadata,
    ]
  }
}
