internal import GRDB

/// The access to a store's tables, and if they can be written.
struct StoreAccess: Sendable {
  var database: any DatabaseWriter
  /// Which file holds them; `nil` when none does.
  var file: FileIdentity?
  /// Why nothing can be written; `nil` when it can.
  var trouble: StoreError?
  /// True if the file is still open here, but its path leads nowhere or to another.
  var isDisplaced = false
}
