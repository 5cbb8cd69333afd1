import ChatModel
import FoundationEssentials
import HistoryStore

extension SessionController {
  private typealias Place = (context: CachedContext, conversation: Conversation, isNew: Bool)

  /// Sends one prompt and reports what becomes of it, for `ctxchat ask`. The
  /// reader sets the pace; ending the reading stops the reply.
  ///
  /// With a `HistoryStore.temporary()` that holds a copy of the context, nothing is saved.
  package nonisolated func ask(_ request: AskRequest) -> AsyncStream<AskEvent> {
    let channel = AskChannel()
    let work = Task { await self.ask(request, channel) }
    let reading = AskReading(channel) {
      work.cancel()
      Task { await self.stop(asking: request) }
    }
    return AsyncStream(unfolding: { await reading.next() }, onCancel: { reading.abandon() })
  }

  /// Stops what ``ask(_:)`` has in flight; its ending comes as that of every turn does.
  ///
  /// - Returns: Whether there was anything to stop.
  @discardableResult
  package func stop(asking request: AskRequest) -> Bool {
    let inFlight = [request.again, request.turn].filter { runner.isInHand($0) }
    for turn in inFlight { carryOut(runner.stop(turn)) }
    return !inFlight.isEmpty
  }

  private func ask(
    _ request: AskRequest, _ channel: AskChannel
  ) async {
    let found = await commands.add { () async -> Result<Place, SessionError> in
      do throws(SessionError) {
        return .success(try await self.place(for: request, channel))
      } catch {
        return .failure(error)
      }
    }.value
    do throws(SessionError) {
      let place = try found.get()
      if let way = request.settling {
        let end = try await settle(place.conversation.id, way, again: request.again)
        if let end { return channel.put(end) }
      }
      guard !Task.isCancelled else { return }
      await commands.add {
        var outgoing = OutgoingPrompt(
          SendRequest(
            turn: request.turn, conversation: place.conversation.id, prompt: request.prompt,
            force: request.force))
        outgoing.start = place.isNew ? place.conversation : nil
        outgoing.system = request.system
        outgoing.parameters = request.parameters
        outgoing.isStreamed = request.isStreamed
        outgoing.wantsWhole = request.wantsWhole
        outgoing.keepsText = request.keepsText
        outgoing.channel = channel
        channel.put(.accepted(request.turn, place.context))
        await self.submit(outgoing)
      }.value
    } catch {
      channel.put(.failed(error))
    }
  }

  /// Settles the last turn if it is unconfirmed.
  ///
  /// - Returns: Why the prompt cannot follow; `nil` when it can.
  private func settle(
    _ id: ConversationID, _ way: UnconfirmedWay, again: TurnID
  ) async throws(SessionError) -> AskEvent? {
    do throws(StoreError) {
      guard let head = try await store.conversation(id)?.head,
        let turn = try await turnNow(head, withText: false), turn.ending == .unconfirmed
      else { return nil }
      guard way == .resend else {
        await perform(.settle(head, way))
        return nil
      }
      return await sendAgain(turn, as: again)
    } catch {
      throw SessionError(error)
    }
  }

  /// Not inside a command: what the turn's end asks for is one.
  private func sendAgain(_ turn: Turn, as id: TurnID) async -> AskEvent? {
    let channel = AskChannel()
    var outgoing = OutgoingPrompt(again: turn)
    outgoing.request.turn = id
    outgoing.channel = channel
    let sent = outgoing
    await commands.add { await self.submit(sent) }.value
    while let event = await channel.next() {
      guard event.isLast else { continue }
      guard case .ended = event else { return event }
      let turn = try? await store.turn(id)
      return turn.map(RequestComposer.isReplayed) == true ? nil : event
    }
    return nil
  }

  private func place(
    for request: AskRequest, _ channel: AskChannel
  ) async throws(SessionError) -> Place {
    do throws(StoreError) {
      if let id = request.conversation {
        guard let conversation = try await store.conversation(id),
          let context = try await store.context(conversation.context)
        else { throw StoreError(.notFound, "There is no conversation “\(id)”.") }
        return (context, conversation, false)
      }
    } catch {
      throw SessionError(error)
    }
    let context = try await contextToAsk(request, channel)
    try requireModel(request.model, of: context)
    do throws(StoreError) {
      if context.mode.remembersTurns,
        let only = try await store.conversations(of: context.key).first,
        let conversation = try await store.conversation(only.id)
      {
        return (context, conversation, false)
      }
      return (context, Conversation(context: context.key, createdAt: clock.now), true)
    } catch {
      throw SessionError(error)
    }
  }

  /// A context answers with the model that it was created for.
  private func requireModel(_ model: String?, of context: CachedContext) throws(SessionError) {
    guard let model, !context.model.isEmpty, model != context.model else { return }
    throw SessionError(
      .invalid,
      "“\(context.label)” was made for the model \(context.model), and a context answers with its own model only."
        + " Leave --model out, or create a context for \(model).")
  }

  private func contextToAsk(
    _ request: AskRequest, _ channel: AskChannel
  ) async throws(SessionError) -> CachedContext {
    if let name = request.context {
      if let known = try await resolve(name) { return known }
      let before: [CachedContext]
      do throws(StoreError) {
        before = try await store.contexts(includingTrash: true, seeds: false)
      } catch {
        throw SessionError(error)
      }
      let context = try await importContext(name, model: request.model)
      if !before.contains(where: { $0.key == context.key }) {
        let labels = before.filter { $0.trashedAt == nil }.map(\.label)
        channel.put(.imported(id: name, near: ContextLabel.near(name, among: labels)))
        guesses.insert(context.key)
      }
      return context
    }
    do throws(StoreError) {
      // The first that `contexts list` names, of those that this profile can send to.
      let contexts = try await store.contexts(seeds: false)
        .filter { !$0.neverWas && $0.profile == profile.name }
      if let newest = contexts.max(by: { lastUse($0) < lastUse($1) }),
        let whole = try await store.context(newest.key)
      {
        return whole
      }
    } catch {
      throw SessionError(error)
    }
    throw SessionError(
      .invalid, "There is no context yet. Create one with “ctxchat contexts create”, or name an id."
    )
  }

  private func lastUse(_ context: CachedContext) -> Date {
    max(context.lastUsedAt ?? context.createdAt, context.createdAt)
  }
}
