import FoundationEssentials

/// The tables of conversations and of their items.
struct ConversationDatabase: Sendable {
  let storage: any GatewayStorage

  static func schema(_ dialect: SQLDialect) -> String {
    """
    CREATE TABLE IF NOT EXISTS held_conversation (
      id TEXT PRIMARY KEY, metadata \(dialect.blob) NOT NULL, created_at BIGINT NOT NULL);
    CREATE TABLE IF NOT EXISTS conversation_item (
      number \(dialect.counter),
      conversation TEXT NOT NULL REFERENCES held_conversation(id) ON DELETE CASCADE,
      item \(dialect.blob) NOT NULL);
    CREATE INDEX IF NOT EXISTS item_by_conversation ON conversation_item(conversation);
    """
  }

  /// A conversation without its items.
  func conversation(_ id: String) throws -> StoredConversation? {
    try storage.read { connection in
      guard
        let row = try connection.row("SELECT * FROM held_conversation WHERE id = ?", [.text(id)])
      else { return nil }
      return StoredConversation(
        id: id, metadata: try JSONBlob.decode(row.data("metadata")),
        createdAt: try row.integer("created_at"))
    }
  }

  /// The items in the order in which they came.
  func items(of id: String) throws -> [JSONValue] {
    try storage.read { connection in
      try connection.rows(
        "SELECT item FROM conversation_item WHERE conversation = ? ORDER BY number", [.text(id)]
      ).map { try JSONBlob.decode($0.data("item")) }
    }
  }

  /// Puts a conversation in; one of the same id gets its metadata.
  func save(_ conversation: StoredConversation) throws {
    let metadata = try JSONBlob.encode(conversation.metadata)
    try storage.write { connection in
      _ = try connection.execute(
        """
        INSERT INTO held_conversation VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET metadata = excluded.metadata
        """, [.text(conversation.id), .blob(metadata), .integer(conversation.createdAt)])
    }
  }

  /// - Parameter claim: What the items rely on.
  /// - Throws: ``GatewayError`` if the claim was lost meanwhile: nothing is added then.
  func append(_ items: [JSONValue], to id: String, claim: (any UseClaim)? = nil) throws {
    let blobs = try items.map { try JSONBlob.encode($0) }
    try storage.write { connection in
      guard claim?.isHeld != false else { throw GatewayError.lostClaim }
      for blob in blobs {
        try connection.execute(
          "INSERT INTO conversation_item (conversation, item) VALUES (?, ?)",
          [.text(id), .blob(blob)])
      }
    }
  }

  /// Deletes one item; `false` if there is none.
  func delete(item: String, of id: String) throws -> Bool {
    try storage.write { connection in
      for row in try connection.rows(
        "SELECT number, item FROM conversation_item WHERE conversation = ?", [.text(id)])
      {
        let value: JSONValue = try JSONBlob.decode(row.data("item"))
        guard value.itemID == item else { continue }
        try connection.execute(
          "DELETE FROM conversation_item WHERE number = ?", [.integer(row.integer("number"))])
        return true
      }
      return false
    }
  }

  func delete(_ id: String) throws {
    try storage.write { connection in
      _ = try connection.execute("DELETE FROM held_conversation WHERE id = ?", [.text(id)])
    }
  }
}
