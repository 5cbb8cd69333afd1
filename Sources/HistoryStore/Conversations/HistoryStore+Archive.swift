package import ChatModel
internal import GRDB

/// Export and import.
extension HistoryStore {
  /// A conversation with its context and every turn of its tree, parents before their children.
  package func archive(of id: ConversationID) async throws(StoreError) -> ConversationArchive {
    try await read { [streams] db in
      guard let conversation = try ConversationRecord.fetch(db, id),
        let context = try ContextRecord.fetch(db, conversation.context)
      else { throw StoreError.notFound("conversation") }
      let turns = try TurnRecord.fetchAll(
        db, "WHERE t.conversation = ? ORDER BY t.depth, t.n", [id.exact], streams)
      return ConversationArchive(
        context: context, conversation: conversation, turns: turns.map(\.turn))
    }
  }

  /// Takes conversations in, all or none, in one transaction.
  ///
  /// A conversation that is here already is left as it is. A context that is not here comes along,
  /// under a free label. A second conversation of a context that remembers turns is joined with the one that is here.
  /// A turn that had not ended when it was exported comes in as interrupted.
  ///
  /// - Throws: `invalid` when the turns of an archive are not one forest of their conversation, or
  ///   one of them is here under another conversation.
  @discardableResult
  package func importConversations(
    _ archives: [ConversationArchive]
  ) async throws(StoreError) -> ImportReport {
    try await write { db in
      // A large import touches pages everywhere; with SQLite's usual 2 MB it would mostly read them
      // again.
      try db.execute(sql: "PRAGMA cache_size = -65536")
      defer { try? db.execute(sql: "PRAGMA cache_size = -2000") }
      var report = ImportReport()
      for archive in archives {
        if try ArchiveImport.isHere(db, archive) {
          report.skipped.append(archive.conversation.id)
          continue
        }
        try ArchiveImport.run(db, archive)
        report.imported.append(archive.conversation.id)
        report.turns += archive.turns.count
      }
      return report
    }
  }
}
