/// Where the gateway keeps contexts, turns and what is in use: a file, memory, or a database that several gateways
/// share.
protocol GatewayStorage: Sendable {
  /// True if other gateways rely on what this one writes: a turn that cannot be written is no turn then. In a file of
  /// one's own a full disk costs the memory of a turn, not the reply.
  var isShared: Bool { get }

  /// Lends the connection for reading. `body` may run twice, if the database had to be found again.
  func read<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value

  /// Lends the connection for one transaction: all of it is kept, or nothing.
  func write<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value

  /// Takes something into use; `nil` when another gateway has it.
  func claim(_ id: String) throws -> (any UseClaim)?
}

/// Something in use, until this is released.
protocol UseClaim: Sendable {
  /// True as long as nobody else can have taken it meanwhile. Ask in the transaction that relies on it.
  var isHeld: Bool { get }
}

extension GatewayStorage {
  /// Writes what the end of a turn relies on, if anybody does.
  ///
  /// - Throws: What `body` throws, where gateways share the storage.
  func keepTurn(_ body: () throws -> Void) throws {
    do { try body() } catch { if isShared { throw error } }
  }
}
