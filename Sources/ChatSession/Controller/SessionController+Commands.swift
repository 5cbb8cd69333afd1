import ChatModel
import HistoryStore
import Wording

extension SessionController {
  /// Carries out one command. A database error becomes a notice.
  func carryOut(_ command: SessionCommand, _ agreement: Agreement? = nil) async {
    guard !life.isLeaving else { return }
    do throws(StoreError) { try await attempt(command, agreement) } catch {
      environment.notify(.error, error.message)
      writer.failed(error, isTold: true)
    }
  }

  private func attempt(
    _ command: SessionCommand, _ agreement: Agreement?
  ) async throws(StoreError) {
    switch command {
    case .open(let id): try await reader.open(id)
    case .loadEarlier(let id, let turn): try await reader.loadEarlier(id, before: turn)
    case .openContext(let key): try await reader.openContext(key)
    case .newConversation(let key): try await reader.startConversation(on: key)
    case .search(let query, let serial): reader.search(query, serial: serial)
    case .pastPrompts(let id, let page): try await reader.tellPastPrompts(besides: id, page: page)
    case .lookAtServers: servers.tellContexts()
    case .listModels(let profile): servers.tellModels(of: profile)
    case .computeUsage(let id): reader.computeUsage(of: id)
    case .readTree(let id): try await reader.tellTree(of: id)
    case .compare(let request): try await reader.tellComparison(request)

    case .send(let request): await submit(OutgoingPrompt(request))
    case .stop(let id): _ = stop(id)
    case .unqueue(let id): carryOut(runner.unqueue(id))
    case .retry(let id): try await follow(branches.retry(id), command, agreement)
    case .edit(let id, let new): try await follow(branches.edit(id, new), command, agreement)
    case .undo(let id): try await follow(branches.undo(id), command, agreement)
    case .flipAlternative(let id, let step):
      try await follow(branches.flip(id, step: step), command, agreement)
    case .showBranch(let id): try await follow(branches.show(branchOf: id), command, agreement)
    case .settle(let id, let way): try await follow(branches.settle(id, way), command, agreement)

    case .createContext(let recipe): try await make(.create(recipe), command, agreement)
    case .importContext(let id, let label, let mode, let model):
      await reader.openContext { () async throws(SessionError) in
        try await registry.importContext(id, label: label, mode: mode, model: model)
      }
    case .importFound(let found, let profile):
      await reader.openContext { () async throws(SessionError) in
        try await servers.record(found, of: profile)
      }
    case .setModel(let key, let model): try await make(.remodel(key, model), command, agreement)
    case .extendContext(let key, let seconds): servers.extendSoon(key, seconds: seconds)
    case .deleteContext(let key): servers.deleteSoon(key)
    case .rebuild(let key, let pending):
      try await make(.rebuild(key, pending: pending), command, agreement)
    case .refresh(let key, let seed): try await make(.refresh(key, seed), command, agreement)
    case .agreed(let command, let newest): await carryOut(command, .chosen(newest: newest))
    case .atOnce(let command): await carryOut(command, .whole)
    case .preview(let command): try await preview(command)
    case .fork(let id, let turn): try await make(.fork(id, upTo: turn), command, agreement)
    case .renameContext(let key, let label): try await registry.rename(key, to: label)
    case .setMode(let key, let mode): try await registry.setMode(key, mode)
    case .setNotes(let key, let notes): try await registry.setNotes(key, notes)
    case .forgetContext(let key): try await registry.forget(key)
    case .restoreContext(let key): try await registry.restore(key)

    case .renameConversation(let id, let title): try await registry.rename(id, title: title)
    case .deleteConversation(let id): try await registry.delete(id)
    case .restoreConversation(let id): try await registry.restore(id)
    // Drafts are in no line with commands: ``take(_:)`` has passed them on.
    case .saveDraft, .returnToDraft: break
    case .setParameters(let id, let parameters): try await registry.setParameters(id, parameters)
    case .setSystem(let id, let system): try await registry.setSystem(id, system)
    }
  }

  /// Stops the turn in flight of a conversation, or what is being made of its context, at once.
  ///
  /// - Returns: Whether there was anything to stop.
  func stop(_ conversation: ConversationID) -> Bool {
    guard let actions = runner.stop(in: conversation) else {
      return works.cancel(in: conversation, of: registry.context(of: conversation))
    }
    carryOut(actions)
    return true
  }

  private var branches: BranchEditor { BranchEditor(reader: reader) }

  private func follow(
    _ step: BranchStep, _ command: SessionCommand, _ agreement: Agreement?
  ) async throws(StoreError) {
    switch step {
    case .nothing: break
    case .submit(let outgoing): await submit(outgoing)
    case .make(let verb): try await make(verb, command, agreement)
    case .changed(let id, let lacking):
      await reader.tellBranch(id)
      await registry.announce()
      if let lacking {
        try await make(.rebuild(lacking), .rebuild(lacking, pending: nil), agreement)
      }
    }
  }

  // MARK: Contexts

  private func make(
    _ verb: ContextVerb, _ command: SessionCommand, _ agreement: Agreement?
  ) async throws(StoreError) {
    let copy = try await works.make(verb, for: command, agreement) { await self.goOn(with: $0) }
    guard let copy else { return }
    try await reader.adopt(copy)
    environment.notify(
      .info, localized("This is the fork; the original conversation is unchanged."))
  }

  private func preview(_ command: SessionCommand) async throws(StoreError) {
    guard let verb = try await branches.verb(of: command) else { return }
    try await works.preview(verb, for: command)
  }

  /// Goes on with what was made, as a command behind those that wait.
  private func goOn(with result: ContextResult) async {
    switch result {
    case .created(let key): await perform(.openContext(key))
    case .rebuilt(let rebuild):
      await life.commands.add {
        if let outgoing = await self.reader.show(rebuild) { await self.submit(outgoing) }
      }.value
    case .forked(let copy):
      await life.commands.add {
        await self.writer.reporting { try await self.reader.adopt(copy) }
      }.value
    case .letGo(let key):
      startWaiting()
      registry.releaseIfIdle(key)
      registry.announceSoon()
    }
  }
}
