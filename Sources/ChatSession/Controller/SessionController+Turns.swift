import ChatModel
import ContextAPI
import HistoryStore
import Wording

/// A prompt's way: checked, stored, sent, ended or given back.
extension SessionController {
  /// Checks a prompt, puts it on disk, and sends it or lets it wait for its place. Part of a command.
  func submit(_ outgoing: OutgoingPrompt) async {
    guard !runner.isInHand(outgoing.request.turn) else { return }
    let mark = works.recreations
    do throws(StoreError) {
      guard let destination = try await outbox.destination(of: outgoing) else { return }
      let last = try await reader.lastTurn(before: destination)
      if let reason = try await outbox.refusal(
        of: destination, after: last, isOurs: last.map { runner.isInHand($0.id) } ?? false)
      {
        await outbox.discardStart(of: destination.outgoing)
        registry.releaseIfIdle(destination.context.key)
        return outbox.refuse(destination.outgoing, reason)
      }
      await accept(destination, asOf: mark)
    } catch {
      outbox.refuse(outgoing, writer.refusal(after: error))
    }
  }

  private func accept(_ destination: Destination, asOf mark: Int) async {
    let (outgoing, context) = (destination.outgoing, destination.context)
    // Nothing is awaited between this and the write: leaving finds the turn in hand, or it never was.
    guard !life.isLeaving else { return outbox.refuseWhenLeaving(outgoing) }
    let turn = destination.turn(environment.profile(of: context), at: environment.now)
    let goesNow = runner.add(turn, outgoing, to: context)
    do throws(StoreError) {
      try await outbox.store(turn, isSent: goesNow, to: destination)
    } catch {
      _ = runner.remove(turn.id)
      await outbox.discardStart(of: outgoing)
      registry.releaseIfIdle(context.key)
      outbox.refuse(outgoing, writer.refusal(after: error))
      return startWaiting()
    }
    if let view = try? await environment.store.turnView(turn.id) { runner.setPlace(view) }
    if case .after = outgoing.place { await reader.tellBranch(turn.conversation) }
    if goesNow {
      carryOut(await runner.dispatch(turn.id, in: mark == works.recreations ? context : nil))
    } else if let view = runner.view(of: turn.id) {
      environment.tell(.turn(view))
    }
    registry.announceSoon()
  }

  /// Sends every waiting turn that may be sent now.
  func startWaiting() {
    for id in runner.startWaiting() {
      background.run { self.carryOut(await self.runner.dispatch(id)) }
    }
  }

  // MARK: Actions of the runner

  func carryOut(_ actions: [RunnerAction]) {
    for action in actions {
      switch action {
      case .start(let transfer): start(transfer)
      case .contextAnswered(let key): registry.noteSoon(.answered, of: key)
      case .contextLost(let key):
        registry.noteSoon(.reportedLost, of: key)
        carryOut(runner.takeBackWaiting(in: key, .lost))
      case .sentWhole(let conversation):
        environment.notify(
          .info,
          localized("The server no longer had the earlier turns, so all of them were sent again."),
          in: conversation)
      case .storeEnding(let turn, let told, let failure): store(turn, told: told, failure)
      case .withdraw(let turn): withdraw(turn)
      }
    }
  }

  private func start(_ transfer: Transfer) {
    let task = background.run {
      await transfer.run(
        by: self.environment.service(of: transfer.profile), clock: self.environment.clock
      ) { event in
        self.carryOut(self.runner.apply(event, to: transfer.turn))
      }
    }
    runner.started(task, of: transfer.turn)
  }

  // MARK: Endings

  private func store(_ turn: Turn, told: Turn, _ failure: APIError?) {
    let written = writer.enqueue {
      let isWritten = await self.runner.endings.write(turn)
      if isWritten, self.writer.countUnsaved() > 0 {
        self.background.run { await self.writeUnsaved() }
      }
    }
    background.run {
      await written.value
      await self.ended(told, failure)
    }
  }

  /// Follows an ending that is on disk.
  private func ended(_ turn: Turn, _ failure: APIError?) async {
    guard let flight = runner.remove(turn.id) else { return }
    let (key, channel) = (flight.entry.context, flight.outgoing.channel)
    // First: the reader may leave when it gets the ending.
    if turn.ending == .failed { await registry.removeGuess(key) }
    channel?.put(.ended(turn, failure: failure))
    guard !life.isLeaving else { return }
    if turn.ending == .unconfirmed {
      carryOut(runner.takeBackWaiting(in: key, .unconfirmed(turn.id)))
    }
    startWaiting()
    await registry.touch(turn, isUnread: reader.shown != turn.conversation && channel == nil)
    await works.checkMemory(after: turn, in: key)
    registry.releaseIfIdle(key)
    await registry.announce()
  }

  /// Takes a turn that the server does not have out of its conversation; its prompt goes back to the draft.
  private func withdraw(_ turn: Turn) {
    guard runner.isInHand(turn.id) else { return }
    let task = life.commands.add {
      await self.outbox.writeInOrder(
        ReturnedPrompt(text: turn.prompt, conversation: turn.conversation, turn: turn.id))
      await self.withdrawn(turn)
    }
    background.run { await task.value }
  }

  private func withdrawn(_ turn: Turn) async {
    guard let flight = runner.remove(withdrawn: turn) else { return }
    let key = flight.entry.context
    await outbox.giveBackSystem(of: turn, flight.outgoing)
    // First: the reader may leave when it gets the ending.
    await outbox.discardStart(of: flight.outgoing)
    if flight.refusal == .lost { await registry.removeGuess(key) }
    // Before: what the refusal offers depends on it.
    if let overflow = flight.overflow { await works.learn(overflow, from: turn, in: key) }
    outbox.giveBack(flight.outgoing, of: turn, flight.refusal)
    await reader.tellBranch(turn.conversation)
    startWaiting()
    registry.releaseIfIdle(key)
    registry.announceSoon()
  }
}
