import FoundationEssentials

/// The conversations that the gateway keeps: one response at a time, no end of their life.
actor ConversationStore {
  private let database: ConversationDatabase
  private let storage: any GatewayStorage
  /// Those with a response in progress.
  private var inProgress: [String: any UseClaim] = [:]
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ServerThreads.storage.asUnownedSerialExecutor()
  }

  init(_ storage: any GatewayStorage) {
    database = ConversationDatabase(storage: storage)
    self.storage = storage
  }

  func load(_ id: String) throws -> StoredConversation {
    guard let conversation = try database.conversation(id) else {
      throw GatewayError.noConversation(id)
    }
    return conversation
  }

  func items(of id: String) throws -> [JSONValue] {
    _ = try load(id)
    return try database.items(of: id)
  }

  /// What the model reads of the items.
  func messages(of id: String) throws -> [WireMessage] {
    try items(of: id).compactMap { (try? ResponseItem($0))?.message }
  }

  func save(_ conversation: StoredConversation) throws { try database.save(conversation) }

  func append(_ items: [JSONValue], to id: String) throws {
    guard inProgress[id] == nil else { throw GatewayError.conversationLocked }
    _ = try load(id)
    try database.append(items, to: id)
  }

  func delete(item: String, of id: String) throws {
    guard inProgress[id] == nil else { throw GatewayError.conversationLocked }
    _ = try load(id)
    guard try database.delete(item: item, of: id) else {
      throw GatewayError.noItem(item)
    }
  }

  func delete(_ id: String) throws {
    _ = try load(id)
    try database.delete(id)
  }

  /// Takes a conversation for one response, with what was said in it so far.
  func claim(_ id: String) throws -> (claim: ConversationClaim, messages: [WireMessage]) {
    _ = try load(id)
    guard inProgress[id] == nil, let claim = try storage.claim(id) else {
      throw GatewayError.conversationLocked
    }
    let messages = try messages(of: id)
    inProgress[id] = claim
    return (ConversationClaim(store: self, id: id), messages)
  }

  /// Gives it back, with the items that a response added.
  ///
  /// - Throws: ``GatewayError`` if gateways share the storage and they are not kept.
  func release(_ id: String, adding items: [JSONValue]) throws {
    defer { inProgress[id] = nil }
    try storage.keepTurn { try database.append(items, to: id, claim: inProgress[id]) }
  }
}

/// A conversation in use by one response.
struct ConversationClaim: Sendable {
  let store: ConversationStore
  let id: String

  /// Ends the use; the conversation is as it was.
  func release() async { try? await store.release(id, adding: []) }

  /// Ends the use, with what was asked and said.
  ///
  /// - Throws: ``GatewayError`` if they are not kept.
  func end(_ items: [JSONValue]) async throws { try await store.release(id, adding: items) }
}

extension GatewayError {
  static func noConversation(_ id: String) -> GatewayError {
    GatewayError(
      404, "NotFound.Conversation", "Conversation with id '\(id.prefix(200))' not found.")
  }

  static func noItem(_ id: String) -> GatewayError {
    GatewayError(404, "NotFound.Item", "Item with id '\(id.prefix(200))' not found.")
  }

  static let conversationLocked = GatewayError(
    400, "conversation_locked",
    "Another process is currently operating on this conversation. Please retry in a few seconds.",
    param: "conversation")
}
