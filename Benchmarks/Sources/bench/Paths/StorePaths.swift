import ChatModel
import FoundationEssentials
import HistoryStore

/// Turns to disk, and back by a search.
@MainActor
enum StorePaths {
  static let benchmarks = [
    Benchmark(name: "store-append", unit: "10 turns, journaled, beside 10,000") {
      let history = try await History(turns: 10_000)
      return { for _ in 0..<10 { try await history.append() } }
    },
    Benchmark(name: "store-search", unit: "10 searches in 10,000 turns") {
      let history = try await History(turns: 10_000)
      return { for _ in 0..<10 { try await history.search("context cache") } }
    },
  ]

  private static let sizes = [0, 1_000, 10_000, 100_000]

  static let growths = [
    growth("Append a turn to the history") { try await $0.append() },
    growth("Search the history: a frequent word") { try await $0.search("context") },
    growth("Search the history: a rare word") { try await $0.search("zyzzyva") },
  ]

  private static func growth(
    _ curve: String, _ unit: @escaping @MainActor (History) async throws -> Void
  ) -> Growth {
    Growth(curve: curve, sizes: "turns", points: sizes, unit: "µs of CPU time") { count in
      let history = try await History(turns: count)
      var cost = Cost()
      try await cost.measure { try await unit(history) }
      return cost.nanoseconds / 1000
    }
  }
}

/// A history in a folder of its own, gone with the value.
@MainActor
private final class History {
  private let folder = "/tmp/ctxchat-bench-\(TurnID.random())"
  private let store: HistoryStore
  private var conversation: Conversation
  private static let start = Date(timeIntervalSinceReferenceDate: 800_000_000)
  private static let reply = Sample.tokens(400).joined()

  init(turns count: Int) async throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    store = try await HistoryStore.open(at: folder + "/history.sqlite")
    let context = CachedContext(
      label: "large", contextID: "ctx-1", mode: .commonPrefix, model: "m", profile: "p",
      createdAt: Self.start)
    conversation = Conversation(context: context.key, createdAt: Self.start)
    var random = Random()
    var turns: [Turn] = []
    for number in 0..<count {
      let rare = number == count / 2 ? " zyzzyva" : ""
      turns.append(
        Turn(
          conversation: conversation.id, parent: turns.last?.id,
          prompt: "question \(number) \(Sample.prose(12, &random))\(rare)",
          choices: [Choice(content: Sample.prose(60, &random), finishReason: .stop)],
          phase: .ended(.complete), timings: TurnTimings(createdAt: Self.start),
          contextID: context.contextID))
    }
    conversation.head = turns.last?.id
    try await store.importConversations([
      ConversationArchive(context: context, conversation: conversation, turns: turns)
    ])
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A turn from its prompt to its end, its text journaled in four parts.
  func append() async throws {
    var turn = Turn(
      conversation: conversation.id, parent: conversation.head, prompt: "what is the next word",
      phase: .streaming, timings: TurnTimings(createdAt: Self.start), contextID: "ctx-1")
    conversation = try await store.storePrompt(turn, in: conversation)
    let delta = TurnDelta(
      turn: turn.id, conversation: conversation.id, content: String(Self.reply.prefix(450)))
    for _ in 0..<4 { try store.journal([delta]) }
    turn.choices = [Choice(content: Self.reply, finishReason: .stop)]
    turn.phase = .ended(.complete)
    try await store.finish(turn)
  }

  func search(_ words: String) async throws {
    _ = try await store.search(words)
  }
}
