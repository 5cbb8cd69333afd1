import Basics
import EventLoops
import FoundationEssentials
import Wording

/// A PostgreSQL database that any number of gateways share.
///
/// There is one connection, and what is in use is locked on it (advisory locks of the session). So a turn that is
/// written down proves that its lock still held: had the connection been lost, the write would be lost as well. The
/// server frees the locks of a gateway that dies. A pooler in between must give each client a session of its own.
final class PostgresStorage: GatewayStorage {
  let isShared = true
  private let address: String
  private let current: Locked<PostgresConnection?>

  /// True for what is the address of a database, not a path.
  static func isAddress(_ place: String) -> Bool {
    place.hasPrefix("postgres://") || place.hasPrefix("postgresql://")
  }

  /// Connects and makes the tables that are missing; waits on the storage's thread.
  ///
  /// - Throws: ``GatewayError`` with the reason.
  static func open(_ address: String) async throws -> PostgresStorage {
    try await ServerThreads.storage.carryOut { try PostgresStorage(address) }
  }

  private init(_ address: String) throws {
    self.address = address
    do {
      let connection = try PostgresConnection(address)
      try connection.transaction { connection in
        // Gateways that start together would make the same tables at once.
        _ = try connection.rows("SELECT pg_advisory_xact_lock(?)", [.integer(Self.schemaLock)])
        for statement in SQLDialect.postgres.schema { try connection.execute(statement, []) }
      }
      current = Locked(connection)
    } catch let lost as PostgresConnection.Lost {
      throw GatewayError(
        500, "InternalServiceError",
        localized(
          """
          The gateway's database cannot be opened: \(lost.reason). Check the address and whether the server \
          runs; libpq5 has to be installed.
          """))
    }
  }

  private static let schemaLock = 0x6374_7863_6861_7431

  func read<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
    try onConnection { connection in
      do { return try body(connection) } catch is PostgresConnection.Lost {
        // Reading twice harms nobody.
        return try body(try reconnect(&connection))
      }
    }
  }

  func write<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
    try onConnection { connection in
      do { try connection.execute("BEGIN", []) } catch is PostgresConnection.Lost {
        try reconnect(&connection).execute("BEGIN", [])
      }
      return try connection.ending(body)
    }
  }

  func claim(_ id: String) throws -> (any UseClaim)? {
    try onConnection { connection in
      let number = Self.number(of: id)
      func lock(_ connection: PostgresConnection) throws -> Bool {
        try connection.row("SELECT pg_try_advisory_lock(?) AS taken", [.integer(number)])?
          .integer("taken") == 1
      }
      var isTaken = false
      do { isTaken = try lock(connection) } catch is PostgresConnection.Lost {
        isTaken = try lock(try reconnect(&connection))
      }
      return isTaken ? PostgresClaim(storage: self, connection: connection, number: number) : nil
    }
  }

  /// Gives a lock back. If that fails the connection is dropped, and every lock with it.
  fileprivate func release(_ number: Int, on connection: PostgresConnection) {
    current.withLock { held in
      guard held === connection else { return }
      do { _ = try connection.rows("SELECT pg_advisory_unlock(?)", [.integer(number)]) } catch {
        held = nil
      }
    }
  }

  private func onConnection<Value>(
    _ body: (inout PostgresConnection) throws -> Value
  ) throws -> Value {
    try current.withLock { held in
      do {
        var connection = try held ?? PostgresConnection(address)
        defer { held = connection.isGood ? connection : nil }
        return try body(&connection)
      } catch let lost as PostgresConnection.Lost {
        throw GatewayError.noStorage(lost.reason)
      }
    }
  }

  private func reconnect(_ connection: inout PostgresConnection) throws -> PostgresConnection {
    connection = try PostgresConnection(address)
    return connection
  }

  /// The number of a lock.
  private static func number(of id: String) -> Int { Int(bitPattern: UInt(StableHash.of(id))) }
}

extension PostgresConnection {
  fileprivate func transaction<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
    try execute("BEGIN", [])
    return try ending(body)
  }

  /// Ends the transaction that has begun: all of `body` is kept, or nothing.
  fileprivate func ending<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
    do {
      let value = try body(self)
      try execute("COMMIT", [])
      return value
    } catch {
      // A connection that is lost has ended it already.
      _ = try? execute("ROLLBACK", [])
      throw error
    }
  }
}

/// A lock on the connection that it was taken on.
private final class PostgresClaim: UseClaim {
  private let storage: PostgresStorage
  private let connection: PostgresConnection
  private let number: Int

  var isHeld: Bool { connection.isGood }

  init(storage: PostgresStorage, connection: PostgresConnection, number: Int) {
    self.storage = storage
    self.connection = connection
    self.number = number
  }

  deinit { storage.release(number, on: connection) }
}
