import ChatModel
import ChatTestSupport
import FoundationEssentials
import GRDB
import Glibc

@testable import HistoryStore

extension TemporaryFolder {
  var file: String { path + "/history.sqlite" }

  /// The names in it.
  var names: Set<String> {
    Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
  }

  func mode(_ name: String) -> UInt32 {
    var status = stat()
    stat("\(path)/\(name)", &status)
    return status.st_mode & 0o777
  }
}

/// A store on a real file with one context and one conversation in it.
struct TestStore {
  let directory: TemporaryFolder
  let store: HistoryStore
  var context: CachedContext
  var conversation: Conversation

  static func make(mode: ContextMode = .commonPrefix) async throws -> TestStore {
    let directory = try TemporaryFolder()
    let store = try await HistoryStore.open(at: directory.file)
    let context = Sample.context(mode: mode)
    let conversation = Conversation(context: context.key, createdAt: Sample.date(0))
    try await store.save(context)
    try await store.save(conversation)
    return TestStore(
      directory: directory, store: store, context: context, conversation: conversation)
  }

  /// An ended turn at second `time` of the conversation.
  func turn(
    _ prompt: String, reply: String = "", at time: Double = 0, parent: TurnID? = nil
  ) -> Turn {
    Sample.turn(prompt, reply: reply, in: conversation.id, at: time, parent: parent)
  }

  /// Stores a chain of ended turns and makes its last one the head.
  func storeChain(_ prompts: [String]) async throws -> [Turn] {
    var turns: [Turn] = []
    for (index, prompt) in prompts.enumerated() {
      let turn = turn(
        prompt, reply: "reply to \(prompt)", at: Double(index), parent: turns.last?.id)
      try await store.storePrompt(turn, in: conversation)
      turns.append(turn)
    }
    return turns
  }

  /// Runs SQL as another program would, on a connection of its own.
  func sql(_ sql: String) throws {
    try DatabaseQueue(path: directory.file).writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  /// The journals of replies that are coming in.
  var journals: [String] {
    let folder = directory.file + "-streams"
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    return (names ?? []).map { "\(folder)/\($0)" }
  }

  /// Their sizes in bytes.
  var journalSizes: [Int] {
    journals.map { path in
      var status = stat()
      return stat(path, &status) == 0 ? Int(status.st_size) : -1
    }
  }

  func count(_ table: String) async throws -> Int {
    try await store.read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
  }
}

/// Values with every field set.
enum Sample {
  static func date(_ seconds: Double) -> Date {
    Date(timeIntervalSinceReferenceDate: 800_000_000.1 + seconds)
  }

  static func context(label: String = "handbook", mode: ContextMode = .session) -> CachedContext {
    CachedContext(
      label: label, contextID: "ctx-20241211104333-12345", mode: mode, model: "m-1",
      profile: "work", ttl: 3600, truncation: .rollingTokens(maxWindow: 32768, rollingWindow: 4096),
      seed: [Message(role: .system, content: "Be brief."), Message(role: .user, content: "文书")],
      sources: [
        ContextSource(path: "a/b.md", bytes: 12, sha256: "00ff", base: "/home", folder: "a")
      ], createdAt: date(-100),
      lastUsedAt: date(-50.25), lostAt: date(-10),
      creationUsage: Usage(promptTokens: 900, totalTokens: 901),
      lineage: [
        LineageEntry(
          contextID: "ctx-2", retiredAt: date(-60), reason: .lost, createdAt: date(-65),
          expiresAt: date(-60.5),
          creationUsage: Usage(promptTokens: 800, totalTokens: 801, cachedTokens: 5)),
        LineageEntry(contextID: "ctx-1", retiredAt: date(-70), reason: .rewound),
      ], notes: "mine", memoryStart: TurnID(rawValue: "t-7"))
  }

  static func turn(
    _ prompt: String, reply: String = "", in conversation: ConversationID, at time: Double = 0,
    parent: TurnID? = nil
  ) -> Turn {
    Turn(
      conversation: conversation, parent: parent, prompt: prompt,
      choices: reply.isEmpty ? [] : [Choice(content: reply, finishReason: .stop)],
      phase: .ended(.complete), timings: TurnTimings(createdAt: date(time)), contextID: "ctx-1")
  }

  static func fullTurn(in conversation: ConversationID) -> Turn {
    Turn(
      conversation: conversation, system: "sys", prompt: "question",
      choices: [
        Choice(content: "one", reasoning: "because", finishReason: .stop),
        Choice(content: "two", finishReason: FinishReason(rawValue: "odd")), Choice(),
      ], chosen: 1, phase: .ended(.length),
      usage: Usage(
        promptTokens: 100, completionTokens: 20, totalTokens: 121, cachedTokens: 80,
        reasoningTokens: 5),
      timings: TurnTimings(
        createdAt: date(0.125), sentAt: date(1), firstTokenAt: date(2.7), endedAt: date(3.1)),
      contextID: "ctx-9", parameters: Parameters(temperature: 0.7, stop: ["a", "b"], maxTokens: 9),
      modelServed: "m-1-0601", requestID: "req", failure: "Odd.")
  }
}

/// The error that a call throws; `nil` when it throws none.
func storeError(_ body: () async throws(StoreError) -> Void) async -> StoreError? {
  do {
    try await body()
    return nil
  } catch {
    return error
  }
}
