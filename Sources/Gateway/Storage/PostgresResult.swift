import CPostgres
import FoundationEssentials

/// What the server answered; values are in PostgreSQL's binary form, numbers with the highest byte first.
final class PostgresResult {
  let pointer: OpaquePointer

  init(pointer: OpaquePointer) { self.pointer = pointer }

  deinit { PQclear(pointer) }

  /// The number of rows that a statement changed. The text for it is part of the answer, which a caller may hold no longer
  /// than to this call.
  var changed: Int {
    withExtendedLifetime(self) { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }
  }

  /// The numbers of PostgreSQL's types (`pg_type.dat`).
  private enum Kind {
    static let bool: Oid = 16
    static let bytes: Oid = 17
    static let int8: Oid = 20
    static let int4: Oid = 23
    static let float8: Oid = 701
    static let void: Oid = 2278
  }

  func value(_ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
    guard PQgetisnull(pointer, row, column) == 0, let start = PQgetvalue(pointer, row, column)
    else {
      return .null
    }
    let bytes = UnsafeRawBufferPointer(
      start: start, count: Int(PQgetlength(pointer, row, column)))
    switch type {
    case Kind.bool, Kind.int4, Kind.int8: return .integer(Self.number(bytes))
    case Kind.float8:
      return .real(Double(bitPattern: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }))
    case Kind.bytes: return .blob(Data(bytes))
    case Kind.void: return .null
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// A signed number of one, four or eight bytes.
  private static func number(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard let first = bytes.first else { return 0 }
    return bytes.dropFirst().reduce(Int(Int8(bitPattern: first))) { $0 << 8 | Int($1) }
  }
}
