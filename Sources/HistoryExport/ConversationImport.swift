import FoundationEssentials
package import HistoryStore
import Wording

/// Takes exported conversations in again.
package struct ConversationImport: Sendable {
  private let store: HistoryStore

  /// Imports into a history.
  package init(store: HistoryStore) {
    self.store = store
  }

  /// Takes a JSON document in, all of it or nothing. What is here already is left as it is.
  ///
  /// - Throws: ``ExportError``, with a sentence that begins with `name`.
  package func read(
    _ bytes: [UInt8], name: String
  ) async throws(ExportError) -> ImportReport {
    let document = try ArchiveDocument(bytes, name: name)
    do throws(StoreError) {
      return try await store.importConversations(document.history)
    } catch {
      throw ExportError(
        error.kind == .invalid ? .data : .history,
        localized("Nothing was imported from \(name): \(error.message)"))
    }
  }
}
