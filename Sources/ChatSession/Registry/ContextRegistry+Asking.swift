import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Wording

extension ContextRegistry {
  /// Finds the context and the conversation for a prompt.
  func target(
    of request: AskRequest, _ channel: AskChannel
  ) async throws(SessionError) -> AskTarget {
    if let id = request.conversation {
      return try await environment.history { store in
        guard let conversation = try await store.conversation(id),
          let context = try await store.context(conversation.context)
        else { throw StoreError(.notFound, localized("No conversation “\(id)”.")) }
        return AskTarget(context: context, conversation: conversation, isNew: false)
      }
    }
    let context = try await context(for: request, channel)
    guard !request.foreign.contains(context.profile) else {
      throw SessionError(.invalid, context.wordsOfOtherAddress)
    }
    try requireModel(request.model, of: context)
    let capabilities = environment.service(of: context.profile).capabilities
    if let words = context.refusal(by: capabilities) { throw SessionError(.invalid, words) }
    return try await environment.history { store in
      if context.mode.remembersTurns,
        let only = try await store.conversations(of: context.key).first,
        let conversation = try await store.conversation(only.id)
      {
        return AskTarget(context: context, conversation: conversation, isNew: false)
      }
      let fresh = Conversation(context: context.key, createdAt: environment.now)
      return AskTarget(context: context, conversation: fresh, isNew: true)
    }
  }

  /// A context answers with the model that it was created for.
  private func requireModel(_ model: String?, of context: CachedContext) throws(SessionError) {
    guard let model, !context.model.isEmpty, model != context.model else { return }
    throw SessionError(
      .invalid,
      localized(
        """
        “\(context.label)” was created for the model \(context.model), and a context works \
        with its own model only. Leave --model out, or create a context for \(model).
        """))
  }

  private func context(
    for request: AskRequest, _ channel: AskChannel
  ) async throws(SessionError) -> CachedContext {
    if let name = request.context { return try await context(named: name, request, channel) }
    let profile = environment.profile.name
    let last = try await environment.history { store in
      // The first that `contexts list` names, among those that this profile can send to.
      let newest = try await store.contexts(seeds: false)
        .filter { !$0.neverWas && $0.profile == profile }.max { $0.lastUse < $1.lastUse }
      guard let newest else { return CachedContext?.none }
      return try await store.context(newest.key)
    }
    if let last { return last }
    throw SessionError(
      .invalid,
      localized("No context yet. Create one with `ctxchat contexts create`, or give an id.")
    )
  }

  private func context(
    named name: String, _ request: AskRequest, _ channel: AskChannel
  ) async throws(SessionError) -> CachedContext {
    if let known = try await resolve(name) { return known }
    let before = try await everyContext()
    try requireNoSlip(name, among: before)
    let context = try await importContext(name, model: request.model)
    if !before.contains(where: { $0.key == context.key }) {
      let labels = before.filter { $0.trashedAt == nil }.map(\.label)
      channel.put(.imported(id: name, near: ContextLabel.near(name, among: labels)))
      addGuess(context.key)
    }
    return context
  }
}

extension CachedContext {
  fileprivate var lastUse: Date { max(lastUsedAt ?? createdAt, createdAt) }
}
