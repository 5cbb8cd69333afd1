import ChatModel
import ChatTestSupport
import GRDB
import GRDBSQLite
import Glibc
import Testing

@testable import HistoryStore

/// Replies that go from the journal to the database without being held.
@Suite("Long texts")
struct LongTextTests {
  private func delta(
    _ turn: Turn, _ content: String, choice: Int = 0, reasoning: String = ""
  ) -> TurnDelta {
    TurnDelta(
      turn: turn.id, conversation: turn.conversation, choice: choice, content: content,
      reasoning: reasoning)
  }

  private func streaming(_ test: TestStore) async throws -> Turn {
    var turn = test.turn("p")
    turn.phase = .streaming
    try await test.store.storePrompt(turn, in: test.conversation)
    return turn
  }

  private func ended(_ turn: Turn, _ choices: [Choice] = []) -> Turn {
    var turn = turn
    turn.phase = .ended(.complete)
    turn.choices = choices
    return turn
  }

  /// Texts that a cut, a C string or a count of characters would alter.
  static let texts: [(name: String, text: String)] = [
    ("Chinese", "水流不息。"), ("emoji, accents", "👩‍👩‍👧 e\u{301}"), ("NUL, line ends", "a\u{0}b\r\n\n\r"),
  ]

  @Test(
    "A reply of any length comes back byte for byte, whether its turn holds it or the journal does",
    arguments: texts, [1, 700 << 10])
  func roundTrip(_ text: (name: String, text: String), _ size: Int) async throws {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    let unit = text.text.utf8.count
    // Records of many sizes, also such as are longer than the window that reads them.
    let lengths = [1, 7, 4096, 100_000, 500_000]
    var (whole, number) = ("", 0)
    while whole.utf8.count < size {
      let piece = String(repeating: text.text, count: max(1, lengths[number % 5] / unit))
      try test.store.journal([delta(turn, piece), delta(turn, "x", choice: 1, reasoning: piece)])
      whole += piece
      number += 1
    }
    try await test.store.finish(ended(turn, [Choice(finishReason: .stop)]))
    let stored = try #require(try await test.store.turn(turn.id))
    #expect(stored.choices.count == 2 && stored.choices[0].finishReason == .stop)
    #expect(stored.choices[0].content.hasSameBytes(as: whole))
    #expect(stored.choices[1].reasoning.hasSameBytes(as: whole))
    #expect(stored.choices[1].content == String(repeating: "x", count: number))
    #expect(test.journalSizes == [0])
    let preview = try #require(try await test.store.conversations().first?.lastReply)
    #expect(
      whole.unicodeScalars.starts(with: preview.unicodeScalars)
        && preview.unicodeScalars.count <= 300 && !preview.isEmpty)
  }

  @Test("A turn is changed, searched and removed after its long reply was kept")
  func life() async throws {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    let long = "needle " + String(repeating: "hay ", count: 300_000)
    try test.store.journal([delta(turn, long)])
    try await test.store.finish(ended(turn))
    #expect(try await test.store.search("needle").map(\.turn) == [turn.id])
    var again = try #require(try await test.store.turn(turn.id))
    again.choices[0].content = "short"
    try await test.store.save(again)
    #expect(try await test.store.search("needle").isEmpty)
    #expect(try await test.store.search("short").map(\.turn) == [turn.id])
    try await test.store.removeTurn(turn.id)
    #expect(try await test.count("choices") == 0)
  }

  @Test("What is beyond the indexed beginning is kept, and its turn leaves the index whole")
  func beyondIndex() async throws {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    let long = "needle " + String(repeating: "hay ", count: SearchIndex.textLimit / 4) + "tail"
    try test.store.journal([delta(turn, long)])
    try await test.store.finish(ended(turn))
    #expect(try await test.store.search("needle").count == 1)
    #expect(try await test.store.turn(turn.id)?.reply.hasSuffix("tail") == true)
    try await test.store.removeTurn(turn.id)
    #expect(try await test.store.search("needle").isEmpty)
    try test.sql("INSERT INTO search (search) VALUES ('integrity-check')")
  }

  @Test(
    "Text that cannot be journaled is held and stored, and told as that", arguments: [true, false])
  func held(_ beganInFile: Bool) async throws {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    if beganInFile {
      try test.store.journal([delta(turn, "one ")])
      test.store.streams.own.hold([delta(turn, "two ", reasoning: "hm")])
      // What follows what is held must not overtake it.
      try test.store.journal([delta(turn, "three")])
    } else {
      // A file stands where the folder of journals has to be.
      close(open(test.directory.file + "-streams", O_CREAT | O_WRONLY, 0o600))
      for text in ["one ", "two ", "three"] {
        let error = await storeError { () throws(StoreError) in
          try test.store.journal([delta(turn, text, reasoning: text == "two " ? "hm" : "")])
        }
        #expect((error != nil) == (text == "one "))
      }
    }
    let choices = [Choice(content: "one two three", reasoning: "hm")]
    #expect(test.store.withStreamedText(turn).choices == choices)
    #expect(try await test.store.turn(turn.id)?.choices == choices)
    try await test.store.finish(ended(turn))
    #expect(try await test.store.turn(turn.id)?.choices == choices)
    #expect(test.store.withStreamedText(turn).choices.isEmpty)
  }

  @Test func `What was held is written once there is a place for it, and is there after a kill`()
    async throws
  {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    #expect(test.store.heldTurns.isEmpty)
    close(open(test.directory.file + "-streams", O_CREAT | O_WRONLY, 0o600))
    for text in ["one ", "two "] { try? test.store.journal([delta(turn, text, reasoning: "hm ")]) }
    test.store.journalHeld()
    #expect(test.store.heldTurns == [turn.id], "the folder is not there yet")
    unlink(test.directory.file + "-streams")
    test.store.journalHeld()
    #expect(test.store.heldTurns.isEmpty)
    try test.store.journal([delta(turn, "three")])
    // Read as after a kill: from what is on the disk alone.
    let reader = try #require(try await HistoryStore.openForReading(at: test.directory.file))
    let read = try await reader.turn(turn.id)
    #expect(read?.choices == [Choice(content: "one two three", reasoning: "hm hm ")])
    await reader.close()
  }

  @Test("A history that is kept nowhere holds the text of its replies")
  func temporary() async throws {
    let test = try await TestStore.make()
    let store = try await HistoryStore.temporary()
    try await store.save(test.context)
    var turn = test.turn("p")
    turn.phase = .streaming
    try await store.storePrompt(turn, in: test.conversation)
    try store.journal([delta(turn, "a"), delta(turn, "b", reasoning: "c")])
    #expect(try await store.turn(turn.id)?.choices == [Choice(content: "ab", reasoning: "c")])
    try await store.finish(ended(turn))
    #expect(try await store.turn(turn.id)?.reply == "ab")
  }

  @Test("A dead program's long reply is taken over", arguments: [1, 400_000])
  func recover(_ size: Int) async throws {
    let test = try await TestStore.make(mode: .commonPrefix)
    let turn = try await streaming(test)
    let text = String(repeating: "水", count: size)
    try test.store.journal([delta(turn, text)])
    try test.sql("UPDATE owners SET startTime = startTime + 1")
    let other = try await HistoryStore.open(at: test.directory.file)
    #expect(try await other.recoverInterrupted(at: Sample.date(5)).map(\.id) == [turn.id])
    let stored = try #require(try await other.turn(turn.id))
    #expect(stored.ending == .truncated && stored.reply == text)
    #expect(test.journals.isEmpty)
  }

  @Test("A journal that holds more than can be read is set aside, and the turn says where")
  func damaged() async throws {
    let test = try await TestStore.make(mode: .commonPrefix)
    let turn = try await streaming(test)
    try test.store.journal([delta(turn, "whole")])
    let journal = try #require(test.journals.first)
    let file = open(journal, O_WRONLY | O_APPEND)
    _ = write(file, [UInt8](repeating: 0xAA, count: 64), 64)
    close(file)
    try test.sql("UPDATE owners SET startTime = startTime + 1")
    let other = try await HistoryStore.open(at: test.directory.file)
    let recovered = try await other.recoverInterrupted(at: Sample.date(5))
    #expect(recovered.first?.reply == "whole")
    #expect(recovered.first?.failure?.contains("\(journal).set-aside") == true)
    #expect(access(journal + ".set-aside", R_OK) == 0 && access(journal, F_OK) != 0)
    // It is nobody's journal from now on.
    #expect(try await other.recoverInterrupted(at: Sample.date(6)).isEmpty)
    #expect(access(journal + ".set-aside", R_OK) == 0)
  }

  @Test("A text that SQLite refuses is set aside, and the other turns are recovered")
  func refused() async throws {
    let test = try await TestStore.make(mode: .commonPrefix)
    let first = try await streaming(test)
    try test.store.journal([delta(first, String(repeating: "a", count: 2 << 20))])
    var second = test.turn("q", parent: first.id)
    second.phase = .streaming
    try await test.store.save(second)
    try test.store.journal([delta(second, "kept")])
    try test.sql("UPDATE owners SET startTime = startTime + 1")
    let other = try await HistoryStore.open(at: test.directory.file)
    try await other.limitLengths(to: 1 << 20)
    let recovered = try await other.recoverInterrupted(at: Sample.date(5))
    #expect(recovered.map(\.id) == [first.id, second.id])
    #expect(recovered[0].failure?.contains(".set-aside") == true)
    #expect(try await other.turn(first.id)?.ending == .truncated)
    #expect(try await other.turn(second.id)?.reply == "kept")
    #expect(try await other.recoverInterrupted(at: Sample.date(6)).isEmpty)
  }

  @Test("What stands where a journal should be is passed over", arguments: ["folder", "pipe"])
  func noJournal(_ what: String) async throws {
    let test = try await TestStore.make(mode: .commonPrefix)
    let turn = try await streaming(test)
    try test.store.journal([delta(turn, "a")])
    let journal = try #require(test.journals.first)
    unlink(journal)
    _ = what == "pipe" ? mkfifo(journal, 0o600) : mkdir(journal, 0o700)
    try test.sql("UPDATE owners SET startTime = startTime + 1")
    let other = try await HistoryStore.open(at: test.directory.file)
    #expect(try await other.recoverInterrupted(at: Sample.date(5)).map(\.id) == [turn.id])
    #expect(try await other.turn(turn.id)?.ending == .truncated)
  }
}

extension HistoryStore {
  /// Makes SQLite refuse longer values, as it does with those of more than a gigabyte.
  fileprivate func limitLengths(to limit: Int32) async throws {
    try await write { db in
      _ = sqlite3_limit(db.sqliteConnection, SQLITE_LIMIT_LENGTH, limit)
    }
  }
}
