import FoundationEssentials

/// OpenAI's Conversations: a session object whose items can be read and deleted one by one.
struct ConversationsAPI: Sendable {
  let store: ConversationStore
  let now: @Sendable () -> Date

  /// The most items in one request.
  static let mostItems = 20
  private static let mostMetadata = 16

  func create(_ call: Call) async throws {
    // A body without a member makes an empty one.
    let fields = try RequestReader(call.body)
    let items = try Self.items(fields, isRequired: false)
    let conversation = StoredConversation(
      id: FreshID.make("conv"), metadata: try Self.metadata(fields) ?? [:],
      createdAt: Int(now().timeIntervalSince1970))
    try await store.save(conversation)
    try await store.append(items.map(\.json), to: conversation.id)
    await call.reply(conversation.json)
  }

  /// Gives, changes or deletes one.
  func answer(_ call: Call, about id: String) async throws {
    var conversation = try await store.load(id)
    if call.method == "DELETE" {
      try await store.delete(id)
      return await call.reply(
        ["id": .text(id), "object": "conversation.deleted", "deleted": true])
    }
    if call.method == "POST" {
      guard let metadata = try Self.metadata(RequestReader(call.body)) else {
        throw GatewayError.missing("metadata")
      }
      conversation.metadata = metadata
      try await store.save(conversation)
    }
    await call.reply(conversation.json)
  }

  /// Lists or adds items.
  func answer(_ call: Call, itemsOf id: String) async throws {
    if call.method == "POST" {
      if call.fault == .locked { throw GatewayError.conversationLocked }
      let items = try Self.items(RequestReader(call.body), isRequired: true).map(\.json)
      try await store.append(items, to: id)
      let everything: [String: String] = ["order": "asc", "limit": "100"]
      return await call.reply(try ItemPage(everything).list(items))
    }
    await call.reply(try await ItemPage(call.query).list(store.items(of: id)))
  }

  /// Gives or deletes one item.
  func answer(_ call: Call, item: String, of id: String) async throws {
    if call.method == "DELETE" {
      if call.fault == .locked { throw GatewayError.conversationLocked }
      try await store.delete(item: item, of: id)
      return await call.reply(try await store.load(id).json)
    }
    guard let found = try await store.items(of: id).first(where: { $0.itemID == item }) else {
      throw GatewayError.noItem(item)
    }
    await call.reply(found)
  }

  private static func items(
    _ fields: RequestReader, isRequired: Bool
  ) throws(GatewayError) -> [ResponseItem] {
    guard let list = try fields.list("items") else {
      if isRequired { throw .missing("items") }
      return []
    }
    guard list.count <= mostItems else {
      throw GatewayError(
        400, "array_above_max_length",
        "items has \(list.count) items; at most \(mostItems) can be added at a time.",
        param: "items")
    }
    return try ResponseItem.list(.list(list))
  }

  /// Up to 16 texts.
  private static func metadata(_ fields: RequestReader) throws(GatewayError) -> JSONValue? {
    guard let value = fields.value("metadata") else { return nil }
    guard case .object(let members) = value, members.count <= mostMetadata,
      members.values.allSatisfy({ if case .text = $0 { true } else { false } })
    else {
      throw .invalid("metadata", "metadata must be an object of at most 16 strings.")
    }
    return value
  }
}
