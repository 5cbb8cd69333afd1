import ChatModel
import FoundationEssentials
import HistoryStore

extension SessionController {
  /// Carries out one command. What goes wrong with the database becomes a notice.
  func carryOut(_ command: SessionCommand) async {
    switch command {
    case .agreed(let command, let newest): await carryOut(command, .chosen(newest: newest))
    case .atOnce(let command): await carryOut(command, .whole)
    default: await carryOut(command, nil)
    }
  }

  private func carryOut(_ command: SessionCommand, _ agreement: Agreement?) async {
    guard !isLeaving else { return }
    do throws(StoreError) {
      switch command {
      case .open, .loadEarlier, .openContext, .newConversation, .search, .pastPrompts,
        .computeUsage:
        try await look(command)
      case .send, .stop, .unqueue, .retry, .edit, .undo, .flipAlternative, .settle:
        try await talk(command, agreement)
      case .rebuild, .refresh, .fork: try await rebuild(command, agreement)
      case .createContext, .importContext, .renameContext, .setMode, .setNotes,
        .forgetContext, .restoreContext:
        try await own(command)
      case .renameConversation, .deleteConversation, .restoreConversation, .setParameters,
        .setSystem:
        try await keep(command)
      case .preview(let command): try await preview(command)
      case .agreed, .atOnce, .saveDraft, .returnToDraft: break
      }
    } catch {
      notify(.error, error.message)
      writer.failed(error, isTold: true)
    }
  }

  private func look(_ command: SessionCommand) async throws(StoreError) {
    switch command {
    case .open(let id): try await open(id)
    case .loadEarlier(let id, let turn): try await loadEarlier(id, before: turn)
    case .openContext(let key): try await openContext(key)
    case .newConversation(let key): try await newConversation(on: key)
    case .search(let query, let serial): search(query, serial: serial)
    case .pastPrompts(let id, let page): try await tellPastPrompts(besides: id, page: page)
    case .computeUsage(let id): computeUsage(of: id)
    default: break
    }
  }

  private func talk(
    _ command: SessionCommand, _ agreement: Agreement?
  ) async throws(StoreError) {
    switch command {
    case .send(let request): await submit(OutgoingPrompt(request))
    case .stop(let id): _ = stopNow(id)
    case .unqueue(let id): carryOut(runner.unqueue(id))
    case .retry(let id): try await retry(id, agreement)
    case .edit(let id, let request): try await edit(id, request, agreement)
    case .undo(let id): try await undo(id, agreement)
    case .flipAlternative(let id, let step): try await flip(id, step: step, agreement)
    case .settle(let id, let way): try await settle(id, way, agreement)
    default: break
    }
  }

  private func rebuild(
    _ command: SessionCommand, _ agreement: Agreement?
  ) async throws(StoreError) {
    switch command {
    case .rebuild(let key, let pending): try await rebuild(key, pending: pending, agreement)
    case .refresh(let key, let seed): try await refresh(key, seed, agreement)
    case .fork(let id, let turn): try await fork(id, upTo: turn, agreement)
    default: break
    }
  }

  private func own(_ command: SessionCommand) async throws(StoreError) {
    switch command {
    case .createContext(let recipe): beginCreating(recipe)
    case .importContext(let contextID, let label, let mode, let model):
      try await importAndOpen(contextID, label: label, mode: mode, model: model)
    case .renameContext(let key, let label): try await rename(key, to: label)
    case .setMode(let key, let mode): try await setMode(key, mode)
    case .setNotes(let key, let notes):
      try await writer.updateContext(key) { $0.notes = notes }
      await announce()
    case .forgetContext(let key): try await forget(key)
    case .restoreContext(let key): try await restore(key)
    default: break
    }
  }

  private func keep(_ command: SessionCommand) async throws(StoreError) {
    switch command {
    case .renameConversation(let id, let title):
      try await writer.updateConversation(id) { $0.title = title }
      await announce()
    case .deleteConversation(let id): try await delete(id)
    case .restoreConversation(let id):
      try await writer.write { (store) async throws(StoreError) in
        try await store.restoreConversation(id)
      }
      await announce()
    case .setParameters(let id, let parameters): try await setParameters(id, parameters)
    case .setSystem(let id, let system):
      try await writer.updateConversation(id) { $0.system = system?.isEmpty == true ? nil : system }
    default: break
    }
  }

  /// Parameters out of range are kept out of the record, with the reason.
  private func setParameters(
    _ id: ConversationID, _ parameters: Parameters
  ) async throws(StoreError) {
    var mode: ContextMode?
    if let conversation = try await store.conversation(id) {
      mode = try await store.context(conversation.context)?.mode
    }
    if let violation = ParameterRule.violation(in: parameters, mode: mode) {
      notify(.error, violation.message, in: id)
      return
    }
    try await writer.updateConversation(id) { $0.parameters = parameters }
  }

  private func delete(_ id: ConversationID) async throws(StoreError) {
    guard !queue.isBusy(id) else {
      notify(.warning, "A reply is coming in this conversation. Stop it first.", in: id)
      return
    }
    if let context = try await contextThatRemembers(only: id) {
      notify(
        .warning,
        "“\(context.label)” is a session context: the server goes on remembering this conversation."
          + " Forget the context, which takes the conversation along.", in: id)
      return
    }
    let now = clock.now
    try await writer.write { (store) async throws(StoreError) in
      try await store.trashConversation(id, at: now)
    }
    await announce()
  }

  /// The session context whose only conversation this is: without it, a new conversation would go on in a
  /// memory that nobody sees.
  private func contextThatRemembers(
    only id: ConversationID
  ) async throws(StoreError) -> CachedContext? {
    guard let conversation = try await store.conversation(id),
      let context = try await store.context(conversation.context), context.trashedAt == nil,
      context.mode.remembersTurns
    else { return nil }
    let others = try await store.conversations(of: context.key).filter { $0.id != id }
    return others.isEmpty ? context : nil
  }
}
