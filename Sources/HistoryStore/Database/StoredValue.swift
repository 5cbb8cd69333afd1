internal import GRDB
internal import GRDBSQLite

/// A value of one row that is a blob, read or filled part by part: SQLite would hold all of it for any expression.
final class StoredValue {
  private let blob: OpaquePointer?
  private var written = 0

  /// Opens a value.
  ///
  /// - Throws: `DatabaseError`, also when the value is neither a blob nor a text.
  init(
    _ db: Database, of table: String, _ column: String, row: Int64, isWritten: Bool = false
  ) throws {
    var blob: OpaquePointer?
    let code = sqlite3_blob_open(
      db.sqliteConnection, "main", table, column, row, isWritten ? 1 : 0, &blob)
    self.blob = blob
    try Self.check(code)
  }

  deinit { sqlite3_blob_close(blob) }

  /// Number of bytes.
  var size: Int { Int(sqlite3_blob_bytes(blob)) }

  /// Its first bytes, at most this many.
  func prefix(_ limit: Int) throws -> [UInt8] {
    var code = SQLITE_OK
    let bytes = [UInt8](unsafeUninitializedCapacity: min(limit, size)) { buffer, count in
      count = buffer.count
      if count > 0 { code = sqlite3_blob_read(blob, buffer.baseAddress, Int32(count), 0) }
    }
    try Self.check(code)
    return bytes
  }

  /// All of it as a text, without a second copy on the way.
  func text() throws -> String {
    var code = SQLITE_OK
    let count = size
    let text = String(unsafeUninitializedCapacity: count) { buffer in
      if count > 0 { code = sqlite3_blob_read(blob, buffer.baseAddress, Int32(count), 0) }
      return code == SQLITE_OK ? count : 0
    }
    try Self.check(code)
    return text
  }

  /// Writes the next bytes.
  func append(_ bytes: UnsafeRawBufferPointer) throws {
    try Self.check(
      sqlite3_blob_write(blob, bytes.baseAddress, Int32(bytes.count), Int32(written)))
    written += bytes.count
  }

  /// All was written.
  ///
  /// - Throws: If fewer bytes came than there is room for: zeros would be in the text.
  func finish() throws {
    guard written == size else { throw DatabaseError(resultCode: .SQLITE_IOERR) }
  }

  private static func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }
}
