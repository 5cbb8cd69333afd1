import FoundationEssentials
import GRDB

/// The tables of conversations and of their items.
struct ConversationDatabase: Sendable {
  let queue: DatabaseQueue

  static let schema = """
    CREATE TABLE IF NOT EXISTS held_conversation (
      id TEXT PRIMARY KEY, metadata BLOB NOT NULL, created_at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS conversation_item (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      conversation TEXT NOT NULL REFERENCES held_conversation(id) ON DELETE CASCADE,
      item BLOB NOT NULL);
    CREATE INDEX IF NOT EXISTS item_by_conversation ON conversation_item(conversation);
    """

  /// A conversation without its items.
  func conversation(_ id: String) throws -> StoredConversation? {
    try queue.read { connection in
      guard
        let row = try Row.fetchOne(
          connection, sql: "SELECT * FROM held_conversation WHERE id = ?", arguments: [id])
      else { return nil }
      return StoredConversation(
        id: id, metadata: try JSONBlob.decode(row["metadata"]), createdAt: row["created_at"])
    }
  }

  /// The items in the order in which they came.
  func items(of id: String) throws -> [JSONValue] {
    try queue.read { connection in
      try Data.fetchAll(
        connection,
        sql: "SELECT item FROM conversation_item WHERE conversation = ? ORDER BY number",
        arguments: [id]
      ).map { try JSONBlob.decode($0) }
    }
  }

  /// Puts a conversation in; one of the same id gets its metadata.
  func save(_ conversation: StoredConversation) throws {
    let metadata = try JSONBlob.encode(conversation.metadata)
    try queue.write { connection in
      try connection.execute(
        sql: """
          INSERT INTO held_conversation VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET metadata = excluded.metadata
          """, arguments: [conversation.id, metadata, conversation.createdAt])
    }
  }

  func append(_ items: [JSONValue], to id: String) throws {
    let blobs = try items.map { try JSONBlob.encode($0) }
    try queue.write { connection in
      for blob in blobs {
        try connection.execute(
          sql: "INSERT INTO conversation_item (conversation, item) VALUES (?, ?)",
          arguments: [id, blob])
      }
    }
  }

  /// Deletes one item; `false` if there is none.
  func delete(item: String, of id: String) throws -> Bool {
    try queue.write { connection in
      for row in try Row.fetchAll(
        connection, sql: "SELECT number, item FROM conversation_item WHERE conversation = ?",
        arguments: [id])
      {
        let value: JSONValue = try JSONBlob.decode(row["item"])
        guard value.itemID == item else { continue }
        try connection.execute(
          sql: "DELETE FROM conversation_item WHERE number = ?", arguments: [row["number"] as Int])
        return true
      }
      return false
    }
  }

  func delete(_ id: String) throws {
    try queue.write { connection in
      try connection.execute(sql: "DELETE FROM held_conversation WHERE id = ?", arguments: [id])
    }
  }
}
