import Basics
package import FoundationEssentials

/// The keys in a gateway's database, for those who give them out. A running gateway sees a change within a second.
///
/// ```swift
/// let keys = try await GatewayKeys.open("postgres://gateway@db.example.org/contexts")
/// let key = try keys.add("ada", at: WallClock.now)
/// ```
package struct GatewayKeys: Sendable {
  private let database: KeyDatabase

  /// Opens a file or an address.
  ///
  /// - Throws: An error whose description is a sentence.
  package static func open(_ place: String) async throws -> GatewayKeys {
    GatewayKeys(database: KeyDatabase(storage: try await GatewayServer.openStorage(place)))
  }

  /// Makes a key for a person; nobody can read it again later. The name of a revoked key can be used again: that key
  /// stays refused, and what is asked is counted on.
  ///
  /// - Returns: The key; `nil` if the name has one that works.
  package func add(_ name: String, at date: Date) throws -> String? {
    let key = "ctx-" + FreshID.digits(64)
    let digest = SHA256.hexadecimal(of: Array(key.utf8))
    return try database.add(name, digest: digest, at: date) ? key : nil
  }

  /// Ends a key; `false` if there is none of that name that works.
  package func revoke(_ name: String, at date: Date) throws -> Bool {
    try database.revoke(name, at: date)
  }

  /// What became of a name that was to be removed.
  package enum Removal: Sendable {
    case removed
    /// Its key works: it must be revoked first.
    case works
    case unknown
  }

  /// Takes a revoked key off the list, with what was asked with it.
  package func remove(_ name: String) throws -> Removal { try database.remove(name) }

  /// All keys, by their names, with what was asked with each.
  package func entries() throws -> [KeyEntry] { try database.entries() }
}
