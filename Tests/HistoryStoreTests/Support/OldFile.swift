import ChatModel
import ChatTestSupport
import FoundationEssentials
import GRDB

@testable import HistoryStore

/// A file as an older version of the program has left it.
struct OldFile {
  let directory: TemporaryFolder
  let store: HistoryStore

  /// A file that is empty but for its tables.
  ///
  /// - Parameter version: The steps that had been taken.
  init(version: Int) async throws {
    directory = try TemporaryFolder()
    // The columns of later versions, for as long as the present program writes the file.
    let columns = Migrations.Step(name: Self.columns, run: Migrations.addNodesInVersion7)
    let migrations = Migrations(steps: Migrations.all.steps.prefix(version) + [columns])
    store = try await HistoryStore.open(at: directory.file, migrations: migrations)
    self.version = version
  }

  private static let columns = "columns of later versions"
  private let version: Int

  /// Closes the file as the older version would have.
  func close() async throws {
    try await store.write { [version] db in
      try db.execute(
        sql: """
          ALTER TABLE contexts DROP COLUMN expiresAt;
          ALTER TABLE contexts DROP COLUMN keepsTurns;
          ALTER TABLE turns DROP COLUMN node;
          PRAGMA user_version = \(version);
          """)
      try db.execute(
        sql: "DELETE FROM grdb_migrations WHERE identifier = ?", arguments: [Self.columns])
    }
    await store.close()
  }

  /// Puts a conversation into a file that knows nothing of only ones.
  static func insert(_ db: Database, _ conversation: Conversation) throws {
    try db.execute(
      sql: """
        INSERT INTO conversations (id, context, title, head, createdAt, updatedAt, parameters,
          system, isUnread, trashedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        conversation.id.exact, conversation.context.exact, conversation.title.exact,
        conversation.head?.exact, conversation.createdAt.stored, conversation.updatedAt.stored,
        conversation.parameters.stored(), conversation.system?.exact, conversation.isUnread,
        conversation.trashedAt?.stored,
      ])
  }

  /// Puts a conversation with a chain of ended turns into the file; the last is its head.
  func insert(_ conversation: Conversation, _ prompts: [(String, Double)]) async throws -> [Turn] {
    var conversation = conversation
    var turns: [Turn] = []
    for (prompt, time) in prompts {
      turns.append(
        Sample.turn(
          prompt, reply: "reply to \(prompt)", in: conversation.id, at: time,
          parent: turns.last?.id))
    }
    conversation.head = turns.last?.id
    let row = conversation
    try await store.write { try Self.insert($0, row) }
    for turn in turns { try await store.save(turn) }
    return turns
  }

  /// The file as this version opens it.
  func upgraded() async throws -> HistoryStore {
    try await close()
    return try await HistoryStore.open(at: directory.file)
  }
}
