package import ChatModel
package import ContextAPI

/// What goes into a request: no more than the server needs, no less (the API page, Modes).
///
/// - session: the server holds every turn, so only the newest message is sent, with the system message
///   that the user put before it, if any. Sending history again would duplicate it.
/// - common_prefix: the server holds only the seed, so every settled turn of the branch goes before the
///   new message; the seed itself is never sent.
package enum RequestComposer {
  /// The messages of a request for `turn`.
  ///
  /// - Parameters:
  ///   - turn: What is to be sent.
  ///   - branch: The turns before it on its branch, oldest first; not looked at in session mode.
  ///   - mode: What the server remembers.
  package static func messages(
    for turn: Turn, after branch: [Turn], mode: ContextMode
  ) -> [Message] {
    guard !mode.remembersTurns else { return newMessages(of: turn) }
    var messages: [Message] = []
    messages.reserveCapacity(branch.count * 2 + 2)
    for earlier in branch where isReplayed(earlier) { append(earlier, to: &messages) }
    messages += newMessages(of: turn)
    return messages
  }

  /// The request for `turn`: only parameters that are set are in it.
  package static func request(
    for turn: Turn, after branch: [Turn], in context: CachedContext
  ) -> ChatRequest {
    ChatRequest(
      contextID: context.contextID, model: context.model,
      messages: messages(for: turn, after: branch, mode: context.mode),
      parameters: turn.parameters, mode: context.mode)
  }

  /// The request that creates a context from a recipe.
  package static func creation(
    from recipe: ContextRecipe, defaultModel: String
  ) -> CreateContextRequest {
    CreateContextRequest(
      model: recipe.model ?? defaultModel, messages: recipe.seed, mode: recipe.mode,
      ttl: recipe.ttl, truncation: recipe.mode == .commonPrefix ? nil : recipe.truncation)
  }

  /// The request that creates a context anew.
  package static func recreation(
    of context: CachedContext, by plan: RebuildPlan
  ) -> CreateContextRequest {
    var truncation = context.mode.remembersTurns ? context.truncation : nil
    // A strategy that only its name is known of cannot be asked for again.
    if case .other = truncation { truncation = nil }
    // Servers have been seen to reply a ttl that they would not take.
    return CreateContextRequest(
      model: context.model, messages: plan.messages,
      mode: context.mode.remembersTurns ? .session : .commonPrefix,
      ttl: context.ttl.map { min(604_800, max(3600, $0)) }, truncation: truncation)
  }

  /// The system message that the user put before a prompt, if any, and the prompt.
  package static func newMessages(of turn: Turn) -> [Message] {
    let prompt = Message(role: .user, content: turn.prompt)
    guard let system = turn.system, !system.isEmpty else { return [prompt] }
    return [Message(role: .system, content: system), prompt]
  }

  /// Whether a turn is part of what is sent on or replayed.
  package static func isReplayed(_ turn: Turn) -> Bool {
    turn.ending?.isSettled(hasReply: !turn.reply.isEmpty) ?? false
  }

  /// Whether a server that remembers turns may hold a turn: not only when it certainly never ran it. In session
  /// mode a turn is `failed` for no other reason (see ``EndingRule``).
  package static func mayBeRemembered(_ turn: Turn) -> Bool { turn.ending != .failed }

  /// A settled turn as messages. A reply without text is left out: an empty message may be refused.
  package static func append(_ turn: Turn, to messages: inout [Message]) {
    messages += newMessages(of: turn)
    if !turn.reply.isEmpty {
      messages.append(Message(role: .assistant, content: turn.reply))
    }
  }
}
