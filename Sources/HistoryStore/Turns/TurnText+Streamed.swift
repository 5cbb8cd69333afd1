internal import ChatModel
internal import GRDB

extension TurnText {
  /// More text than this is put into the database part by part, never held as a whole.
  static let wholeLimit = 1 << 20

  /// Puts choices whose text is elsewhere in place of those that are there.
  ///
  /// - Parameter choices: Their finish reasons.
  static func replace(
    _ db: Database, of n: Int, with choices: [Choice], text: StreamedText
  ) throws {
    try db.cachedStatement(sql: "DELETE FROM choices WHERE turn = ?").execute(arguments: [n])
    var targets: [StreamedText.Part: StoredValue] = [:]
    for position in 0..<max(choices.count, text.sizes.count) {
      let reason = choices.indices.contains(position) ? choices[position].finishReason : nil
      let size = text.sizes.indices.contains(position) ? text.sizes[position] : StreamedText.Size()
      // Zeros at the end of a row take no memory until they are overwritten.
      try db.cachedStatement(
        sql: """
          INSERT INTO choices (turn, position, finishReason, reasoning, content)
          VALUES (?, ?, ?, iif(?4, zeroblob(?4), ''), iif(?5, zeroblob(?5), ''))
          """
      ).execute(arguments: [n, position, reason?.rawValue.exact, size.reasoning, size.content])
      for (isReasoning, count) in [(true, size.reasoning), (false, size.content)] where count > 0 {
        targets[StreamedText.Part(choice: position, isReasoning: isReasoning)] = try StoredValue(
          db, of: "choices", isReasoning ? "reasoning" : "content", row: db.lastInsertedRowID,
          isWritten: true)
      }
    }
    try text.forEachPart { part, bytes in try targets[part]?.append(bytes) }
    for target in targets.values { try target.finish() }
  }
}
