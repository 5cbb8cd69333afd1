import ChatModel
import HistoryStore

extension SessionController {
  /// Sends one prompt and reports what becomes of it, for `ctxchat ask`. The reader sets the pace; when it stops
  /// reading, the reply is stopped.
  ///
  /// With a `HistoryStore.temporary()` that holds a copy of the context, nothing is saved.
  package nonisolated func ask(_ request: AskRequest) -> AsyncStream<AskEvent> {
    let channel = AskChannel()
    let work = Task(executorPreference: environment.loop) {
      await Asker(session: self, request: request, channel: channel).run()
    }
    let reading = AskReading(channel) {
      work.cancel()
      Task(executorPreference: self.environment.loop) { await self.stop(asking: request) }
    }
    return AsyncStream(unfolding: { await reading.next() }, onCancel: { reading.abandon() })
  }

  /// Stops what ``ask(_:)`` has in flight; its ending comes as that of every turn does.
  ///
  /// - Returns: Whether there was anything to stop.
  @discardableResult
  package func stop(asking request: AskRequest) -> Bool {
    let inHand = [request.again, request.turn].filter { runner.isInHand($0) }
    for turn in inHand { carryOut(runner.stop(turn)) }
    return !inHand.isEmpty
  }

  // MARK: Steps of an Asker

  func target(
    of request: AskRequest, _ channel: AskChannel
  ) async -> Result<AskTarget, SessionError> {
    await commands.add {
      do throws(SessionError) {
        return .success(try await self.registry.target(of: request, channel))
      } catch {
        return .failure(error)
      }
    }.value
  }

  func send(_ outgoing: OutgoingPrompt, before: @escaping @Sendable () -> Void = {}) async {
    await commands.add {
      before()
      await self.submit(outgoing)
    }.value
  }

  func turnNow(_ id: TurnID) async throws(SessionError) -> Turn? {
    try await environment.history { _ in try await self.reader.turnNow(id, withText: false) }
  }
}
