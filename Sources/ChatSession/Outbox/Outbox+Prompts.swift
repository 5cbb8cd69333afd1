import ChatModel
import ContextAPI
import HistoryStore
import Wording

/// A prompt on its way from the command to the history. Nothing is sent before it is stored.
extension Outbox {
  /// Finds the conversation of a prompt; refuses the prompt if there is none.
  ///
  /// A conversation that begins with the prompt is stored with it. On a context that remembers turns it is started
  /// before, once this instance has claimed the context: another instance may have started one meanwhile.
  ///
  /// - Returns: `nil` if the prompt was refused, or if it is stored already: it is sent once, however often the front end
  ///   sends the command.
  func destination(of outgoing: OutgoingPrompt) async throws(StoreError) -> Destination? {
    guard try await writer.store.turnWithoutText(outgoing.request.turn) == nil else { return nil }
    let stored = try await writer.store.conversation(outgoing.request.conversation)
    guard let conversation = stored ?? outgoing.start,
      let context = try await writer.currentContext(conversation.context)
    else {
      refuse(outgoing, .impossible(message: localized("That conversation no longer exists.")))
      return nil
    }
    var destination = Destination(
      outgoing: outgoing, conversation: conversation, context: context)
    guard outgoing.start != nil, context.mode.remembersTurns else { return destination }
    guard try await registry.claim(context) else {
      refuse(outgoing, .drivenElsewhere)
      return nil
    }
    destination.conversation = try await writer.write {
      try await $0.startConversation(conversation)
    }
    destination.outgoing.request.conversation = destination.conversation.id
    return destination
  }

  /// Why a prompt is not sent; `nil` if it is, and then this instance has claimed its context.
  func refusal(
    of destination: Destination, after last: Turn?, isOurs: Bool
  ) async throws(StoreError) -> SendRefusal.Reason? {
    let isHeld = registry.queue.isHeld(destination.context.key)
    guard let endpoint = environment.endpoint(destination.context.profile) else {
      return destination.absentProfile(current: environment.profile.name)
    }
    let (profile, capabilities) = (endpoint.profile, endpoint.service.capabilities)
    if let words = destination.context.refusal(by: capabilities) {
      return .invalid(message: words)
    }
    let reason = destination.refusal(
      profile, at: environment.now, isHeld: isHeld, last: last, isOurs: isOurs)
    if let reason { return reason }
    return try await registry.claim(destination.context) ? nil : .drivenElsewhere
  }

  /// Stores a turn; when this returns, the prompt is on disk, and so is whether it is about to be sent.
  func store(_ turn: Turn, isSent: Bool, to destination: Destination) async throws(StoreError) {
    var stored = turn
    if isSent {
      stored.phase = .sending
      stored.timings.sentAt = turn.timings.createdAt
    }
    let conversation = destination.conversation
    let isNew = destination.outgoing.start != nil
    let typed = destination.outgoing.request.typed
    let usesSystem = turn.system != nil && turn.system == conversation.system
    try await writer.write { store in
      // Read again: its title or parameters may have changed since the checks.
      let known = try await store.conversation(conversation.id)
      guard var fresh = known ?? (isNew ? conversation : nil) else {
        throw StoreError(.notFound, localized("That conversation no longer exists."))
      }
      if usesSystem { fresh.system = nil }
      try await store.storePrompt(stored, in: fresh, typed: typed)
    }
    writer.succeeded()
  }

  /// The request that a prompt would become now; nothing is stored or sent.
  func wireRequest(for prompt: SendRequest) async throws(StoreError) -> ChatRequest {
    guard let conversation = try await writer.store.conversation(prompt.conversation),
      let context = try await writer.store.context(conversation.context)
    else { throw StoreError(.notFound, localized("That conversation is no longer there.")) }
    let destination = Destination(
      outgoing: OutgoingPrompt(prompt), conversation: conversation, context: context)
    let turn = destination.turn(environment.profile(of: context), at: environment.now)
    let branch =
      context.mode.remembersTurns ? [] : try await writer.store.wholeBranch(of: conversation.id)
    return RequestComposer.request(
      for: turn, after: branch, in: context, at: environment.now)
  }

  /// Gives a prompt back that was not stored.
  func refuse(_ outgoing: OutgoingPrompt, _ reason: SendRefusal.Reason) {
    environment.tell(.refused(SendRefusal(request: outgoing.request, reason: reason)))
    outgoing.channel?.put(.refused(reason))
  }

  /// Gives a prompt back that came while the program was closing.
  func refuseWhenLeaving(_ outgoing: OutgoingPrompt) {
    refuse(
      outgoing, .notStored(message: localized("The prompt was not sent: the program was closing.")))
  }

  /// Gives a prompt back whose turn was taken out of the conversation. Without a reason, the user took it back.
  func giveBack(_ outgoing: OutgoingPrompt, of turn: Turn, _ reason: SendRefusal.Reason?) {
    guard let reason else {
      environment.tell(.promptReturned(turn.conversation, prompt: turn.prompt, turn: turn.id))
      outgoing.channel?.put(.ended(turn, failure: nil))
      return
    }
    var outgoing = outgoing
    outgoing.request.force = false
    refuse(outgoing, reason)
  }

  /// Gives a conversation its system message back, whose prompt came back: it goes before the next one.
  func giveBackSystem(of turn: Turn, _ outgoing: OutgoingPrompt) async {
    guard case .head = outgoing.place, outgoing.system == nil, let system = turn.system else {
      return
    }
    await writer.reporting(in: turn.conversation) {
      try await writer.updateConversation(turn.conversation) {
        $0.system = $0.system ?? system
      }
    }
  }

  /// Removes the conversation that was to begin with a prompt, if it is still empty.
  func discardStart(of outgoing: OutgoingPrompt) async {
    let request = outgoing.request
    // A conversation that another instance has started meanwhile is not removed.
    guard outgoing.start?.id == request.conversation else { return }
    await writer.reporting {
      try await writer.write {
        _ = try await $0.discardIfEmpty(request.conversation, besides: request.prompt)
      }
    }
  }
}
