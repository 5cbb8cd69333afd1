import Basics
import ChatModel
import ChatTestSupport
import FoundationEssentials
import GRDB
import Glibc
import Testing

@testable import HistoryStore

@Suite("Killed at any moment", .serialized)
struct KillTests {
  /// Sends prompts and streams replies until it is killed; says in a file beside what was
  /// acknowledged.
  private static func work(_ path: String, killAfter count: Int) async throws {
    let acknowledged = open(path + "/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let store = try await HistoryStore.open(at: path + "/history.sqlite")
    let context = CachedContext(
      label: "c", contextID: "c", mode: .session, model: "m", profile: "p",
      createdAt: Date(timeIntervalSinceReferenceDate: 0))
    try await store.save(context)
    let conversation = Conversation(
      context: context.key, createdAt: Date(timeIntervalSinceReferenceDate: 0))
    let remaining = Locked(count)
    var parent: TurnID?
    for number in 0..<100_000 {
      var turn = Turn(
        id: TurnID(rawValue: "t\(number)"), conversation: conversation.id, parent: parent,
        prompt: "prompt \(number)", phase: .sending,
        timings: TurnTimings(createdAt: Date(timeIntervalSinceReferenceDate: Double(number))),
        contextID: "c")
      try await store.storePrompt(turn, in: conversation)
      say("p\(number)\n", to: acknowledged, remaining)
      for piece in 0..<3 {
        try store.journal([
          TurnDelta(turn: turn.id, conversation: conversation.id, content: "\(piece);")
        ])
        say("j\(number)\n", to: acknowledged, remaining)
      }
      turn.choices = [Choice(content: "0;1;2;")]
      turn.phase = .ended(.complete)
      try await store.finish(turn)
      say("f\(number)\n", to: acknowledged, remaining)
      parent = turn.id
    }
  }

  /// After the last line that is wanted the end comes from another thread, in the middle of what
  /// follows.
  private static func say(_ line: String, to file: Int32, _ remaining: Locked<Int>) {
    var line = line
    line.withUTF8 { _ = Glibc.write(file, $0.baseAddress, $0.count) }
    let left = remaining.withLock { left in
      left -= 1
      return left
    }
    if left == 0 { Task.detached { kill(getpid(), SIGKILL) } }
  }

  @Test(
    "No acknowledged prompt, piece or ending is missing, and the file opens",
    arguments: [1, 2, 5, 8, 23, 101])
  func kill9(_ count: Int) async throws {
    let directory = try TemporaryFolder()
    let path = directory.path
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, count = count as Int] in
      try await KillTests.work(path, killAfter: count)
    }
    let store = try await HistoryStore.open(at: directory.file)
    let check = try await store.read { db in
      try String.fetchOne(db, sql: "PRAGMA integrity_check")
    }
    #expect(check == "ok")
    try await store.recoverInterrupted(at: Date(timeIntervalSinceReferenceDate: 0))
    try await store.write { db in
      try db.execute(sql: "INSERT INTO search (search) VALUES ('integrity-check')")
    }
    let data = FileManager.default.contents(atPath: path + "/acknowledged") ?? Data()
    var pieces: [String: Int] = [:]
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
      let id = "t" + line.dropFirst()
      let turn = try #require(try await store.turn(TurnID(rawValue: id)), "\(line)")
      #expect(turn.prompt == "prompt " + line.dropFirst())
      #expect(turn.phase.isEnded)
      if line.hasPrefix("j") { pieces[id, default: 0] += 1 }
      if line.hasPrefix("f") { #expect(turn.ending == .complete && turn.reply == "0;1;2;") }
      let expected = (0..<pieces[id, default: 0]).map { "\($0);" }.joined()
      #expect(turn.reply.hasPrefix(expected))
      #expect("0;1;2;".hasPrefix(turn.reply))
    }
  }
}
