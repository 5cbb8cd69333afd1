internal import GRDB

/// Where the tables of a store are, and whether they can be written.
struct StoreAccess: Sendable {
  var database: any DatabaseWriter
  /// Which file holds them; `nil` when none does.
  var file: FileIdentity?
  /// Why nothing can be written; `nil` when it can.
  var trouble: StoreError?
  /// Whether the file is still open here, but its path leads nowhere or to another.
  var isDisplaced = false
}
