internal import GRDB

/// The steps that gave the file its present shape: named, only ever appended to.
///
/// A step that has shipped is never changed, not even its name. When the tokens of ``SearchText``
/// change, a new step must rebuild the index with ``SearchIndex/rebuild(_:)``, because taking a
/// text out of the index needs the tokens that it was added with.
struct Migrations: Sendable {
  struct Step: Sendable {
    let name: String
    let run: @Sendable (Database) throws -> Void
  }

  /// Says "ctxc": a file with another number is not a history of ours.
  static let applicationID = 0x6374_7863

  /// All steps that this version of the program knows.
  static let all = Migrations(steps: [
    Step(name: "1 contexts, conversations, turns", run: createVersion1),
    Step(name: "2 index of signs", run: addSignsInVersion2),
    Step(name: "3 costs of former ids, starts of memories", run: addCostsInVersion3),
    Step(name: "4 streams in files", run: moveStreamsInVersion4),
    Step(name: "5 one conversation in one memory", run: keepOneConversationInVersion5),
    Step(name: "6 one spelling in the index", run: indexOneSpellingInVersion6),
    Step(name: "7 nodes and ends", run: addNodesInVersion7),
  ])

  let steps: [Step]

  /// The shape that this version of the program reads and writes; `PRAGMA user_version` of the
  /// file.
  var version: Int { steps.count }

  /// Does what is left to do. Another process may be doing the same at this moment.
  func run(on database: any DatabaseWriter) throws {
    let migrator = makeMigrator()
    var before = -1
    while true {
      do {
        return try migrator.migrate(database)
      } catch {
        // If the version has grown, the other process was first with a step, and then only the rest
        // is left.
        let now = try database.read(Self.version)
        guard now > before, before >= 0 || now > 0 else { throw error }
        before = now
      }
    }
  }

  private func makeMigrator() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, step) in steps.enumerated() {
      migrator.registerMigration(step.name) { db in
        try step.run(db)
        try db.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    return migrator
  }

  /// A trait that only a newer version of the program can have given the file; `nil` if there is none.
  func newer(_ db: Database) throws -> String? {
    let version = try Self.version(db)
    if version > self.version { return "version \(version), known \(self.version)" }
    guard try db.tableExists("grdb_migrations") else { return nil }
    let known = Set(steps.map(\.name))
    let taken = try Row.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations")
    return taken.map { $0.text(0) }.first { !known.contains($0) }.map { "step \($0)" }
  }

  /// The version of a file, 0 for an empty one.
  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }
}
