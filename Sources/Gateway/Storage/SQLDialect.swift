/// The names in which databases differ.
struct SQLDialect: Sendable {
  /// A number that counts up by itself and is the key of its table.
  let counter: String
  /// Bytes.
  let blob: String
  /// Text that may hold U+0000.
  let exactText: String

  static let sqlite = SQLDialect(
    counter: "INTEGER PRIMARY KEY AUTOINCREMENT", blob: "BLOB", exactText: "TEXT")
  static let postgres = SQLDialect(
    counter: "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY", blob: "BYTEA", exactText: "BYTEA")

  /// The statements that make the tables, those that are there already excepted.
  var schema: [String] {
    [
      ContextDatabase.schema(self), ResponseDatabase.schema(self),
      ConversationDatabase.schema(self), CachedContentDatabase.schema(self),
      KeyDatabase.schema(self), WindowStore.schema(self),
    ].flatMap { $0.split(separator: ";\n").map(String.init) }
  }
}
