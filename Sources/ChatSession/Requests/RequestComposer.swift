package import ChatModel
package import ContextAPI
package import FoundationEssentials

/// Composes requests: exactly what the server needs (the API page, Modes).
///
/// - session: the server has every turn, so only the new message is sent, after the system message that the user set
///   for it, if any. History that is sent again would be there twice.
/// - chain: the server has every turn as a node; the node that the prompt follows is named, and what it stands for goes
///   along for the client, in case that the server has lost it.
/// - local: the server has nothing, so seed and all turns are sent.
/// - common_prefix: the server has only the seed, so every settled turn of the branch is sent before the new message;
///   the seed is never sent.
package enum RequestComposer {
  /// The messages of a request for `turn`.
  ///
  /// - Parameters:
  ///   - turn: The turn to be sent.
  ///   - branch: The turns before it on its branch, oldest first; ignored in session mode.
  ///   - mode: The mode of the context.
  package static func messages(
    for turn: Turn, after branch: [Turn], mode: ContextMode
  ) -> [Message] {
    guard !mode.remembersTurns else { return newMessages(of: turn) }
    return messages(of: branch) + newMessages(of: turn)
  }

  /// The request for `turn`, with the parameters that are set.
  ///
  /// - Parameters:
  ///   - turn: The turn to be sent.
  ///   - branch: The turns before it on its branch, oldest first; ignored in session mode.
  ///   - context: Where it is sent.
  ///   - now: Nodes of a chain that have expired by then are not built upon.
  package static func request(
    for turn: Turn, after branch: [Turn], in context: CachedContext, at now: Date
  ) -> ChatRequest {
    var request = ChatRequest(
      contextID: context.contextID, model: context.model, messages: [],
      parameters: turn.parameters, mode: context.mode)
    if context.mode.canSendWhole { request.seed = context.seed }
    if context.mode == .chain { request.ttl = context.ttl }
    var unsent = branch
    if context.mode == .chain, let link = ChainLink(to: branch, in: context, at: now) {
      request.parent = link.node
      request.earlier = messages(of: branch.prefix(link.count))
      unsent.removeFirst(link.count)
    }
    request.messages = messages(for: turn, after: unsent, mode: context.mode)
    return request
  }

  /// The request that creates a context from a recipe.
  package static func creation(
    from recipe: ContextRecipe, label: String, defaultModel: String
  ) -> CreateContextRequest {
    CreateContextRequest(
      model: recipe.model ?? defaultModel, messages: recipe.seed, label: label, mode: recipe.mode,
      ttl: recipe.ttl, truncation: recipe.mode.remembersTurns ? recipe.truncation : nil)
  }

  /// The request that creates a context again.
  package static func recreation(
    of context: CachedContext, by plan: RebuildPlan, lifetimes: ClosedRange<Int>?
  ) -> CreateContextRequest {
    var truncation = context.mode.remembersTurns ? context.truncation : nil
    // A strategy of which only the name is known cannot be requested again.
    if case .other = truncation { truncation = nil }
    // Some servers reply with a ttl that they do not accept in a request.
    return CreateContextRequest(
      model: context.model, messages: plan.messages, label: context.label,
      mode: context.mode.known,
      ttl: lifetimes.flatMap { range in
        context.lifetime.map { min(range.upperBound, max(range.lowerBound, $0)) }
      }, truncation: truncation)
  }

  /// The prompt, after the system message that the user set for it, if any.
  package static func newMessages(of turn: Turn) -> [Message] {
    let prompt = Message(role: .user, content: turn.prompt)
    guard let system = turn.system, !system.isEmpty else { return [prompt] }
    return [Message(role: .system, content: system), prompt]
  }

  /// The turn is part of later requests and of a replay.
  package static func isReplayed(_ turn: Turn) -> Bool {
    turn.ending?.isSettled(hasReply: !turn.reply.isEmpty) ?? false
  }

  /// A server that remembers turns may have the turn. In session mode a turn is `failed` only if the server certainly
  /// did not run it (see ``EndingRule``).
  package static func mayBeRemembered(_ turn: Turn) -> Bool { turn.ending != .failed }

  /// The turns that are replayed as messages. A reply without text is left out: an empty message may be refused.
  package static func messages(of turns: some Sequence<Turn>) -> [Message] {
    var messages: [Message] = []
    for turn in turns where isReplayed(turn) {
      messages += newMessages(of: turn)
      if !turn.reply.isEmpty {
        messages.append(Message(role: .assistant, content: turn.reply))
      }
    }
    return messages
  }
}
