import ChatModel
import ContextAPI
import FoundationEssentials

/// One request and its reply, as events of a turn.
struct Transfer: Sendable {
  let turn: TurnID
  let request: ChatRequest
  /// The profile of its context.
  let profile: String
  let isStreamed: Bool
  /// Text that the reader has not used yet: nothing more is read from the connection while it is full.
  let backlog: Backlog?

  /// Sends the request and delivers what comes; ends after the last event.
  func run(
    by service: any ContextService, clock: any SessionClock, deliver: (TurnEvent) -> Void
  ) async {
    guard isStreamed else { return await complete(by: service, deliver) }
    for await event in service.stream(request) {
      self.deliver(event, at: clock, deliver)
      await backlog?.room()
    }
    // Changes nothing if the stream said how it ended, as it must.
    deliver(.transferEnded(Task.isCancelled ? .cancelled : .truncated))
  }

  private func deliver(
    _ event: ChatEvent, at clock: any SessionClock, _ deliver: (TurnEvent) -> Void
  ) {
    switch event {
    case .delta(let deltas): deliver(.delta(deltas))
    case .opened(let info): deliver(.opened(requestID: info.requestID))
    case .usage(let usage): deliver(.usage(usage))
    case .model(let model): deliver(.model(model))
    case .node(let node): deliver(.node(node))
    case .sentWhole: deliver(.sentWhole)
    case .retrying(let seconds, let reason, _):
      deliver(.retrying(until: clock.now.addingTimeInterval(seconds), reason: reason))
    case .ended(let end): ended(end, deliver)
    }
  }

  private func ended(_ end: StreamEnd, _ deliver: (TurnEvent) -> Void) {
    if case .finished(let summary) = end {
      if let usage = summary.usage { deliver(.usage(usage)) }
      if let model = summary.model { deliver(.model(model)) }
      if !summary.leftOut.isEmpty { deliver(.leftOut(summary.leftOut)) }
    }
    deliver(.transferEnded(TransferEnd(end)))
  }

  private func complete(by service: any ContextService, _ deliver: (TurnEvent) -> Void) async {
    do throws(APIError) {
      let reply = try await service.complete(request)
      deliver(.opened(requestID: reply.requestID))
      deliver(
        .delta(
          reply.choices.enumerated().map { index, choice in
            ChoiceDelta(
              index: index, content: choice.content, reasoning: choice.reasoning,
              finishReason: choice.finishReason)
          }))
      if let usage = reply.usage { deliver(.usage(usage)) }
      if let model = reply.model { deliver(.model(model)) }
      if let node = reply.node { deliver(.node(node)) }
      if reply.wasSentWhole { deliver(.sentWhole) }
      ended(reply.end, deliver)
    } catch {
      deliver(.transferEnded(error.kind == .cancelled ? .cancelled : .failed(error)))
    }
  }
}
