import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HistoryStore

@testable import HistoryExport

/// Conversations to export.
enum Sample {
  static func date(_ seconds: Double) -> Date {
    Date(timeIntervalSince1970: 1_775_000_000.25 + seconds)
  }

  static let context = CachedContext(
    key: ContextKey(rawValue: "key1"), label: "handbook", contextID: "ctx-1", mode: .session,
    model: "m-1", profile: "work", ttl: 3600,
    truncation: .rollingTokens(maxWindow: 32768, rollingWindow: 4096),
    seed: [Message(role: .system, content: "Be brief.\u{0}"), Message(role: .user, content: "文书")],
    sources: [ContextSource(path: "a/b.md", bytes: 12, sha256: "00ff")], createdAt: date(-100),
    lastUsedAt: date(-50.1), creationUsage: Usage(promptTokens: 900),
    lineage: [LineageEntry(contextID: "ctx-0", retiredAt: date(-60.3), reason: .lost)],
    notes: "mine")

  static func turn(
    _ name: String, after parent: String? = nil, prompt: String = "question",
    reply: String = "answer", at time: Double = 0, contextID: String = "ctx-1"
  ) -> Turn {
    Turn(
      id: TurnID(rawValue: name), conversation: ConversationID(rawValue: "conversation1"),
      parent: parent.map { TurnID(rawValue: $0) }, prompt: prompt,
      choices: reply.isEmpty ? [] : [Choice(content: reply, finishReason: .stop)],
      phase: .ended(.complete), timings: TurnTimings(createdAt: date(time)), contextID: contextID)
  }

  static func archive(
    _ turns: [Turn], head: String? = nil, title: String = "How caches work"
  ) -> ConversationArchive {
    let conversation = Conversation(
      id: ConversationID(rawValue: "conversation1"), context: context.key, title: title,
      head: head.map { TurnID(rawValue: $0) } ?? turns.last?.id, createdAt: date(0),
      updatedAt: date(300), parameters: Parameters(temperature: 0.7, stop: ["\u{1}"]))
    return ConversationArchive(context: context, conversation: conversation, turns: turns)
  }

  /// A turn with everything that a turn can have.
  static var full: Turn {
    var turn = turn("full", after: "a", prompt: "Why?\r\nSay \"it\" </script> \u{202E}now", at: 9.1)
    turn.system = "sys"
    turn.choices = [
      Choice(content: "one", reasoning: "because\nof this", finishReason: .stop),
      Choice(content: "two\u{7}", finishReason: FinishReason(rawValue: "odd")),
    ]
    turn.phase = .ended(.length)
    turn.usage = Usage(
      promptTokens: 1234, completionTokens: 78, totalTokens: 1313, cachedTokens: 700,
      reasoningTokens: 5)
    turn.timings.sentAt = date(9.2)
    turn.timings.firstTokenAt = date(9.7)
    turn.timings.endedAt = date(11.3)
    turn.parameters = Parameters(temperature: 0.3, maxTokens: 9)
    turn.modelServed = "m-1-0601"
    turn.requestID = "req"
    turn.failure = "Odd <things> happened."
    return turn
  }
}

extension TemporaryFolder {
  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: path + "/" + name).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// A history with the given conversations in it.
  func store(
    _ name: String = "history", holding archives: [ConversationArchive] = []
  ) async throws -> HistoryStore {
    let store = try await HistoryStore.open(at: "\(path)/\(name).sqlite")
    try await store.importConversations(archives)
    return store
  }
}
