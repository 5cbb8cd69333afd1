import ChatModel
import HistoryStore

/// Sends one prompt from the command line, and settles before it what the request says.
struct Asker: Sendable {
  let session: SessionController
  let request: AskRequest
  let channel: AskChannel

  func run() async {
    do throws(SessionError) {
      let target = try await session.target(of: request, channel).get()
      if let end = try await settle(target.conversation.id) { return channel.put(end) }
      guard !Task.isCancelled else { return }
      await session.send(OutgoingPrompt(request, to: target, channel)) {
        channel.put(.accepted(request.turn, target.context))
      }
    } catch {
      channel.put(.failed(error))
    }
  }

  /// Settles the last turn if it is unconfirmed and the request says how.
  ///
  /// - Returns: Why the prompt cannot follow; `nil` if it can.
  private func settle(_ id: ConversationID) async throws(SessionError) -> AskEvent? {
    guard let way = request.settling,
      let head = try await session.environment.history({ try await $0.conversation(id) })?.head,
      let turn = try await session.turnNow(head), turn.ending == .unconfirmed
    else { return nil }
    if way == .resend { return await sendAgain(turn) }
    await session.perform(.settle(turn.id, way))
    return nil
  }

  private func sendAgain(_ turn: Turn) async -> AskEvent? {
    let channel = AskChannel()
    var outgoing = OutgoingPrompt(again: turn)
    outgoing.request.turn = request.again
    outgoing.channel = channel
    await session.send(outgoing)
    while let event = await channel.next() {
      guard event.isLast else { continue }
      guard case .ended = event else { return event }
      let turn = try? await session.environment.store.turn(request.again)
      return turn.map(RequestComposer.isReplayed) == true ? nil : event
    }
    return nil
  }
}

extension OutgoingPrompt {
  fileprivate init(_ request: AskRequest, to target: AskTarget, _ channel: AskChannel) {
    self.init(
      SendRequest(
        turn: request.turn, conversation: target.conversation.id, prompt: request.prompt,
        force: request.force))
    start = target.isNew ? target.conversation : nil
    system = request.system
    parameters = request.parameters
    isStreamed = request.isStreamed
    wantsWhole = request.wantsWhole
    keepsText = request.keepsText
    self.channel = channel
  }
}
