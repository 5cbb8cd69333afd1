import Basics
import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HistoryStore
import Testing

/// A history of years: one conversation of 100,000 turns beside an empty one.
@Suite struct LargeHistoryTests {
  private static let words =
    "the of context cache token server reply prompt memory session prefix stream key screen draft turn"
    .split(separator: " ").map(String.init)
  private static let code = [
    "let f = (a) => a", "x || y", "if a >= b { return }", "a.b(c);", "#[test]",
  ]
  private static let chinese = "固定的上下文会话缓存服务器回复消息令牌模型前缀记忆过期重建".map(String.init)

  private func text(_ random: inout SplitMix, words count: Int) -> String {
    (0..<count).map { _ in
      if random.chance(4) { return Self.code.randomElement(using: &random) ?? "" }
      if random.chance(6) {
        return (0..<4).map { _ in Self.chinese.randomElement(using: &random) ?? "" }.joined()
      }
      return Self.words.randomElement(using: &random) ?? ""
    }.joined(separator: " ")
  }

  /// Writes the conversations, as an import does.
  private func fill(_ path: String, turns count: Int) async throws {
    var random = SplitMix(seed: 1)
    let start = Date().addingTimeInterval(-Double(count) * 60)
    var archives: [ConversationArchive] = []
    for (label, turns) in [("large", count), ("empty", 0)] {
      let context = CachedContext(
        label: label, contextID: "ctx-\(label)", mode: .commonPrefix, model: "m",
        profile: "environment", ttl: 604_800, seed: [Message(role: .system, content: "Seed.")],
        createdAt: Date())
      let id = ConversationID.random()
      var last: TurnID?
      let all = (0..<turns).map { number in
        let rare = number == count / 2 ? " zyzzyva ⟦⟧" : ""
        let turn = Turn(
          conversation: id, parent: last,
          prompt: "question \(number) \(text(&random, words: 12))\(rare)",
          choices: [Choice(content: text(&random, words: 60), finishReason: .stop)],
          phase: .ended(.complete),
          timings: TurnTimings(createdAt: start.addingTimeInterval(Double(number) * 60)),
          contextID: context.contextID)
        last = turn.id
        return turn
      }
      let conversation = Conversation(
        id: id, context: context.key, title: label, head: last, createdAt: start)
      archives.append(
        ConversationArchive(context: context, conversation: conversation, turns: all))
    }
    let store = try await HistoryStore.open(at: path)
    try await store.importConversations(archives)
    await store.close()
  }

  @Test func `Search, opening and memory do not grow with the history`() async throws {
    let count = Soak.size(2000, full: 100_000)
    var program = try Program()
    program.environment["CTXCHAT_BASE_URL"] = "http://127.0.0.1:1/v1"
    program.environment["CTXCHAT_API_KEY"] = "k-unused"
    program.environment["CTXCHAT_MODEL"] = "m"
    mkdir(program.folder.path + "/data", 0o700)
    let begin = Monotonic.nanoseconds
    try await fill(program.historyPath, turns: count)
    print("large: \(count) turns imported in \(Self.milliseconds(since: begin)) ms")
    for (query, least) in [
      ("context", 20), ("con", 20), ("se", 20), ("e", 0), ("zyzzyva", 1), ("xyzzy", 0),
      ("context zyzzyva", 1),
      ("上", 20), ("上下", 1), ("=>", 20), ("⟦⟧", 1), ("=|", 0), (".", 20),
      ("question \(count - 1)", 1),
    ] {
      let run = try program.run(["history", "search", query, "--json"])
      #expect(run.status == 0, "\(query): \(run.errors)")
      let hits = run.output.split(separator: "\n").count { $0.contains("\"snippet\"") }
      #expect(hits >= least, "\(query): \(hits)")
    }
    try await measure(program)
    let none = try measure(program, "empty", until: "ready")
    let large = try measure(program, "large", until: "question \(count - 1)")
    print("large: opened empty \(none), large \(large)")
  }

  /// How long searches take in the store itself, each once cold and then as often as fits.
  private func measure(_ program: Program) async throws {
    let store = try await HistoryStore.open(at: program.historyPath)
    for query in [
      "context", "con", "se", "e", "zyzzyva", "xyzzy", "context zyzzyva", "上", "上下", "上下文", "=>",
      "⟦⟧", "=|",
      ".", "。",
    ] {
      var times: [Int] = []
      for _ in 0..<3 {
        let start = Monotonic.nanoseconds
        _ = try await store.search(query)
        times.append(Self.milliseconds(since: start))
      }
      print("large: search “\(query)” \(times) ms")
    }
    await store.close()
  }

  private func measure(_ program: Program, _ label: String, until text: String) throws -> String {
    let start = Monotonic.nanoseconds
    let screen = try program.open(["--context", label], rows: 40, columns: 100)
    try screen.wait("the conversation") {
      $0.rows[0].hasPrefix("\(label) · ") && $0.contains(text)
    }
    let shown = Self.milliseconds(since: start)
    screen.settle()
    let memory = Self.kilobytes(of: screen.pid)
    let cpu = ProcessorTime.ticks(of: screen.pid)
    screen.send("\u{04}")
    #expect(try screen.waitForExit() == 0)
    return "\(shown) ms, CPU \(cpu * 10) ms, PSS \(memory / 1024) MB"
  }

  private static func milliseconds(since start: UInt64) -> Int {
    Int((Monotonic.nanoseconds - start) / 1_000_000)
  }

  private static func kilobytes(of pid: pid_t) -> Int {
    let text = FileManager.default.contents(atPath: "/proc/\(pid)/smaps_rollup") ?? Data()
    let line = String(decoding: text, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("Pss:") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
