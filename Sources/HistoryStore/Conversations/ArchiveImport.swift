import Wording

internal import ChatModel
internal import FoundationEssentials
internal import GRDB

/// Taking one archive in.
enum ArchiveImport {
  /// True if the conversation is here already, by itself or as a part of the one that it was joined into.
  static func isHere(_ db: Database, _ archive: ConversationArchive) throws -> Bool {
    if try ConversationRecord.fetch(db, archive.conversation.id) != nil { return true }
    guard !archive.turns.isEmpty,
      let only = try ConversationRecord.only(db, of: archive.context.key)
    else { return false }
    return try archive.turns.allSatisfy { try TurnRecord.conversation(db, of: $0.id) == only }
  }

  static func run(_ db: Database, _ archive: ConversationArchive) throws {
    guard archive.conversation.context == archive.context.key else {
      throw StoreError(
        .invalid, localized("The conversation to import names another context than its own."))
    }
    try importContext(db, archive.context)
    do {
      try ConversationRecord.storeOrJoin(db, archive.conversation) {
        for turn in try sorted(archive) {
          let ended = InterruptedTurn.ended(turn, mode: archive.context.mode)
          try TurnTree.insert(db, ended, owner: nil)
        }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw StoreError(
        .invalid, localized("A turn to import already exists in another conversation."))
    }
  }

  private static func importContext(_ db: Database, _ context: CachedContext) throws {
    if try ContextRecord.fetch(db, context.key) != nil { return }
    var context = context
    context.trashedAt = nil
    context.label = try HistoryStore.freeLabel(db, like: context.label)
    try ContextRecord.store(db, context)
    try ContextRecord.storeSeed(db, KnownSeed(context), of: context.key)
  }

  /// By time as far as parents come first, so that the index grows at its end.
  private static func sorted(_ archive: ConversationArchive) throws -> [Turn] {
    var known: Set<TurnID> = []
    var waiting: [TurnID: [Turn]] = [:]
    var result: [Turn] = []
    for turn in archive.turns.sorted(by: { $0.timings.createdAt < $1.timings.createdAt }) {
      guard turn.conversation == archive.conversation.id else {
        throw StoreError(.invalid, localized("A turn to import belongs to another conversation."))
      }
      if let parent = turn.parent, !known.contains(parent) {
        waiting[parent, default: []].append(turn)
        continue
      }
      var ready = [turn]
      while let next = ready.popLast() {
        guard known.insert(next.id).inserted else {
          throw StoreError(.invalid, localized("Two turns to import have the same id."))
        }
        result.append(next)
        ready += (waiting.removeValue(forKey: next.id) ?? []).reversed()
      }
    }
    guard waiting.isEmpty else {
      throw StoreError(.invalid, localized("A turn to import follows one that does not exist."))
    }
    return result
  }
}
