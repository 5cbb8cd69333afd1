internal import ChatModel
internal import GRDB

/// The draft of a conversation as a row.
enum DraftRecord {
  /// An empty draft takes the row away.
  static func store(_ db: Database, _ draft: Draft, of id: ConversationID) throws {
    if draft.isEmpty {
      try db.execute(sql: "DELETE FROM drafts WHERE conversation = ?", arguments: [id.exact])
    } else {
      try db.execute(
        sql: "INSERT OR REPLACE INTO drafts (conversation, text, caret) VALUES (?, ?, ?)",
        arguments: [id.exact, draft.text.exact, draft.caret])
    }
  }

  static func fetch(_ db: Database, _ id: ConversationID) throws -> Draft {
    let sql = "SELECT text, caret FROM drafts WHERE conversation = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [id.exact]) else { return Draft() }
    let text = row.text(0)
    return Draft(text: text, caret: min(max(0, row.int(1)), text.count))
  }

  /// Removes a prompt that is now stored elsewhere: it is the draft, or above it.
  static func take(_ db: Database, _ prompt: String, of id: ConversationID) throws {
    let draft = try fetch(db, id)
    let head = prompt + "\n\n"
    if draft.text.hasSameBytes(as: prompt) {
      try store(db, Draft(), of: id)
    } else if draft.text.hasPrefix(head) {
      let rest = String(draft.text.dropFirst(head.count))
      try store(db, Draft(text: rest, caret: max(0, draft.caret - head.count)), of: id)
    }
  }
}
