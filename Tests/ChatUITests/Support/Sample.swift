import ChatModel
import FoundationEssentials

/// Contexts and turns to test with.
enum Sample {
  /// A session context with one conversation; it is opened first.
  static let manual = ContextKey(rawValue: "ctx-manual")
  /// A prefix context with two conversations.
  static let code = ContextKey(rawValue: "ctx-code")
  /// A session context that expires in four minutes.
  static let soon = ContextKey(rawValue: "ctx-soon")
  /// An imported context without a conversation.
  static let imported = ContextKey(rawValue: "ctx-imported")

  /// The profile of all contexts here; named otherwise, one more.
  static func profile(
    _ name: String = "test", modes: [ContextMode] = [.session, .commonPrefix],
    lifetime: Capabilities.Lifetime = .sliding(TimeToLive.allowed, standard: 86_400),
    canExtend: Bool = false, canList: Bool = false, deletion: Capabilities.Deletion = .none,
    price: Price? = nil
  ) -> ProfileSummary {
    ProfileSummary(
      name: name, model: "model-a",
      capabilities: Capabilities(
        modes: modes, lifetime: lifetime, canExtend: canExtend, canList: canList,
        deletion: deletion), price: price)
  }

  static let manualTalk = ConversationID(rawValue: "talk-manual")
  static let codeTalk = ConversationID(rawValue: "talk-code-1")
  static let otherCodeTalk = ConversationID(rawValue: "talk-code-2")
  static let soonTalk = ConversationID(rawValue: "talk-soon")

  static var contexts: [ContextSummary] {
    [
      ContextSummary(
        context: context(manual, "manual", used: -60),
        conversations: [summary(manualTalk, manual, "How to begin", at: -60)]),
      ContextSummary(
        context: context(code, "code base", mode: .commonPrefix, used: -7200),
        conversations: [
          summary(codeTalk, code, "The parser", at: -7200),
          summary(otherCodeTalk, code, "The lexer", at: -9000),
        ]),
      ContextSummary(
        context: context(soon, "soon gone", used: -(86_400 - 240)),
        conversations: [summary(soonTalk, soon, "Last words", at: -86_000)]),
      ContextSummary(
        context: context(imported, "imported", mode: .unknown, ttl: nil, used: -100_000)),
    ]
  }

  static func context(
    _ key: ContextKey, _ label: String, mode: ContextMode = .session, ttl: Int? = 86_400,
    used: Double
  ) -> CachedContext {
    CachedContext(
      key: key, label: label, contextID: "ctx-20250101-\(key.rawValue)-abcdef", mode: mode,
      model: "model-a", profile: "test", ttl: ttl,
      seed: [Message(role: .system, content: "You know the \(label).")],
      createdAt: Date.start.addingTimeInterval(-200_000),
      lastUsedAt: Date.start.addingTimeInterval(used))
  }

  static func summary(
    _ id: ConversationID, _ context: ContextKey, _ title: String, at seconds: Double
  ) -> ConversationSummary {
    ConversationSummary(
      id: id, context: context, title: title, updatedAt: Date.start.addingTimeInterval(seconds),
      turnCount: 3, lastPrompt: "What is \(title)?", lastReply: "It is about \(title).")
  }

  static func conversation(_ id: ConversationID, _ context: ContextKey) -> Conversation {
    Conversation(id: id, context: context, title: id.rawValue, createdAt: .start)
  }

  static func snapshot(
    _ id: ConversationID, _ context: ContextKey, turns: [TurnView] = [], draft: String = ""
  ) -> ConversationSnapshot {
    ConversationSnapshot(
      conversation: conversation(id, context), turns: turns,
      draft: Draft(text: draft, caret: draft.count))
  }

  /// A turn that has ended, unless another phase is named.
  static func turn(
    _ name: String, in conversation: ConversationID = manualTalk, after parent: String? = nil,
    prompt: String = "a prompt", reply: String = "a reply", phase: TurnPhase = .ended(.complete)
  ) -> Turn {
    Turn(
      id: TurnID(rawValue: name), conversation: conversation,
      parent: parent.map { TurnID(rawValue: $0) }, prompt: prompt,
      choices: reply.isEmpty ? [] : [Choice(content: reply)], phase: phase,
      timings: TurnTimings(createdAt: .start), contextID: "ctx-1")
  }

  static func view(
    _ name: String, in conversation: ConversationID = manualTalk, after parent: String? = nil,
    prompt: String = "a prompt", reply: String = "a reply", phase: TurnPhase = .ended(.complete)
  ) -> TurnView {
    TurnView(
      turn: turn(
        name, in: conversation, after: parent, prompt: prompt, reply: reply, phase: phase))
  }

  /// A conversation of `count` turns, each of a few lines.
  static func history(_ count: Int) -> [TurnView] {
    (0..<count).map {
      view(
        "t\($0)", after: $0 == 0 ? nil : "t\($0 - 1)", prompt: "question \($0)",
        reply: "answer \($0)\n\nwith a second paragraph\n\nand a third one")
    }
  }

  /// What a rebuild would send: everything, after what is advised where there is a shorter way.
  static func offer(
    _ command: SessionCommand, in conversation: ConversationID? = nil, newest: Int? = nil
  ) -> RebuildOffer {
    let all = RebuildOffer.Way(summary: "the seed and 3 turns, about 120 tokens")
    let part = newest.map {
      RebuildOffer.Way(
        newest: $0, summary: "the seed and the newest \($0) turns, about 80 tokens",
        leftOut: "The oldest turn is left out: its window takes 100 tokens.")
    }
    return RebuildOffer(
      command: command, conversation: conversation, label: "manual",
      reasons: ["A new context is made."], ways: [part, all].compactMap(\.self))
  }
}
