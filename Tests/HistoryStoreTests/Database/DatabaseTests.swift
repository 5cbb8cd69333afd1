import Basics
import ChatModel
import FoundationEssentials
import GRDB
import Testing

@testable import HistoryStore

@Suite("Values in SQLite")
struct DatabaseValueTests {
  @Test("A text is text, and a blob only when a NUL is in it")
  func exactText() {
    #expect("ab".exact.databaseValue == "ab".databaseValue)
    #expect("a\0".exact.databaseValue == Data([0x61, 0]).databaseValue)
    #expect(ExactText.fromDatabaseValue(Data([0x61, 0]).databaseValue)?.string == "a\0")
    #expect(ExactText.fromDatabaseValue(Data([0xFF]).databaseValue)?.string == "\u{FFFD}")
    #expect(ExactText.fromDatabaseValue(7.databaseValue) == nil)
    #expect(ExactText.fromDatabaseValue(.null) == nil)
  }

  @Test(
    "Bytes are compared, not characters",
    arguments: [
      ("", "", true), ("a", "a", true), ("a", "b", false), ("é", "e\u{301}", false),
      ("a\0b", "a\0c", false), ("Å", "\u{212B}", false), ("ab", "a", false),
    ])
  func bytes(_ one: String, _ other: String, _ isSame: Bool) {
    #expect(one.hasSameBytes(as: other) == isSame)
    #expect(other.hasSameBytes(as: one) == isSame)
  }

  @Test("A column of the wrong type, or none at all, reads as an empty value")
  func damagedColumns() throws {
    let fetched = try DatabaseQueue().read { db in
      try Row.fetchOne(db, sql: "SELECT NULL, 'text', 7, 1.5, x'FF', 1e999")
    }
    let row = try #require(fetched)
    #expect((0..<9).map { row.text($0) } == ["", "text", "", "", "\u{FFFD}", "", "", "", ""])
    #expect((0..<5).map { row.int($0) } == [0, 0, 7, 2, 0])
    #expect(row.optionalInt(9) == nil)
    #expect(row.date(1) == Date(timeIntervalSinceReferenceDate: 0))
    #expect(row.date(2) == Date(timeIntervalSinceReferenceDate: 7))
    #expect(row.optionalDate(3) == Date(timeIntervalSinceReferenceDate: 1.5))
    #expect(row.usage(from: 0)?.promptTokens == nil)
    #expect(row.usage(from: 2)?.promptTokens == 7)
    #expect(row.optionalInt(5) == nil)
  }

  @Test("JSON that cannot be understood is not a value")
  func json() throws {
    #expect(StoredJSON.decode([String].self, from: nil) == nil)
    #expect(StoredJSON.decode([String].self, from: "") == nil)
    #expect(StoredJSON.decode([String].self, from: "{") == nil)
    #expect(StoredJSON.decode([String].self, from: try StoredJSON.encode(["a\0/é"])) == ["a\0/é"])
    #expect(Parameters.restored("nonsense") == Parameters())
    #expect(try Parameters().stored() == nil)
    #expect(try Parameters(n: 3).stored() == #"{"n":3}"#)
  }

  @Test("SQL from columns")
  func sql() {
    #expect(SQLText.insert("t", columns: ["a", "b"]) == "INSERT INTO t (a, b) VALUES (?, ?)")
    #expect(
      SQLText.upsert("t", key: "a", columns: ["a", "b", "c", "d"], fixed: ["c"]) == """
        INSERT INTO t (a, b, c, d) VALUES (?, ?, ?, ?)
        ON CONFLICT (a) DO UPDATE SET b = excluded.b, d = excluded.d
        """)
    #expect(SQLText.list(["a", "b"], of: "t") == "t.a, t.b")
  }

  @Test("A locked value counts every change from many threads")
  func locked() async {
    let counter = Locked(0)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<500 { counter.withLock { $0 += 1 } } }
      }
    }
    #expect(counter.value == 4000)
  }
}

@Suite("Errors")
struct StoreErrorCauseTests {
  @Test(
    "What SQLite says is understood, with words for the user that name the file",
    arguments: [
      (.SQLITE_FULL, .full), (.SQLITE_IOERR, .io), (.SQLITE_CORRUPT, .corrupt),
      (.SQLITE_NOTADB, .corrupt), (.SQLITE_BUSY, .locked), (.SQLITE_READONLY, .readOnly),
      (.SQLITE_CANTOPEN, .cannotOpen), (.SQLITE_CONSTRAINT, .invalid), (.SQLITE_NOMEM, .other),
    ] as [(ResultCode, StoreError.Kind)])
  func codes(_ code: ResultCode, _ kind: StoreError.Kind) {
    let error = StoreError(DatabaseError(resultCode: code, message: "m"), path: "/x/h.sqlite")
    #expect(error.kind == kind)
    #expect(error.message.contains("/x/h.sqlite"))
    #expect(error.detail == "SQLite \(code.rawValue): m")
    #expect(error.message.hasSuffix("."))
  }

  @Test("An extended code counts as its plain one, and is reported in the detail")
  func extended() {
    let error = StoreError(
      DatabaseError(resultCode: .SQLITE_IOERR_WRITE, message: "disk I/O error"), path: nil)
    #expect(error.kind == .io)
    #expect(error.detail.contains("\(ResultCode.SQLITE_IOERR_WRITE.rawValue)"))
    #expect(error.message.contains("temporary"))
  }

  @Test("No text or argument of a statement gets into an error")
  func secrets() async throws {
    let test = try await TestStore.make()
    let error = await storeError { () throws(StoreError) in
      try await test.store.write { db in
        try db.execute(
          sql: "INSERT INTO contexts (key, label) VALUES ('secret-sql', ?)",
          arguments: ["secret-argument"])
      }
    }
    #expect(error?.kind == .invalid)
    #expect(error?.description.contains("secret") == false)
  }

  @Test("Other errors are kept in the detail; ours stay what they are")
  func others() {
    struct Odd: Error {}
    #expect(StoreError(Odd(), path: nil).kind == .other)
    #expect(StoreError(Odd(), path: nil).detail.contains("Odd"))
    #expect(StoreError(StoreError.closed, path: "/x") == .closed)
    #expect(StoreError(CancellationError(), path: nil).kind == .cancelled)
  }
}
