import ChatModel
import Wording

/// Puts a whole reply together from the events of an exchange.
struct ReplyCollector {
  private var choices: [Int: Choice] = [:]
  private var requestID: String?
  private var model: String?
  private var usage: Usage?
  private var node: TurnNode?
  private var wasSentWhole = false
  private var end: StreamEnd?

  /// Takes an event.
  mutating func take(_ event: ChatEvent) {
    switch event {
    case .opened(let info): requestID = info.requestID
    case .delta(let deltas): deltas.forEach { append($0) }
    case .usage(let counts): usage = counts
    case .model(let name): model = name
    case .node(let node): self.node = node
    case .sentWhole: wasSentWhole = true
    case .retrying: break
    case .ended(let end): self.end = end
    }
  }

  /// The reply.
  ///
  /// - Throws: The error that the exchange ended with, unless text came before it.
  func reply() throws(APIError) -> ChatReply {
    if end == .cancelled { throw APIError(.cancelled, requestWasSent: true) }
    if case .failed(let error) = end, !hasText { throw error }
    guard !choices.isEmpty else {
      throw APIError(
        .protocolViolation, serverMessage: localized("a reply without choices"),
        requestID: requestID,
        requestWasSent: true)
    }
    var id: String?
    if case .finished(let summary) = end { id = summary.id }
    return ChatReply(
      choices: choices.sorted { $0.key < $1.key }.map(\.value), usage: usage, model: model,
      id: id, requestID: requestID, node: node, wasSentWhole: wasSentWhole, end: end ?? .truncated)
  }

  private var hasText: Bool {
    choices.values.contains { !$0.content.isEmpty || !$0.reasoning.isEmpty }
  }

  private mutating func append(_ delta: ChoiceDelta) {
    choices[delta.index, default: Choice()].content += delta.content
    choices[delta.index, default: Choice()].reasoning += delta.reasoning
    if let reason = delta.finishReason { choices[delta.index]?.finishReason = reason }
  }
}
