import ChatModel

/// Puts a whole reply together from the events of an exchange.
struct ReplyCollector {
  private var choices: [Int: Choice] = [:]
  private var requestID: String?
  private var model: String?
  private var usage: Usage?
  private var end: StreamEnd?

  /// Takes an event.
  ///
  /// - Throws: The error that the exchange ended with.
  mutating func take(_ event: ChatEvent) throws(APIError) {
    switch event {
    case .opened(let info): requestID = info.requestID
    case .delta(let deltas): deltas.forEach { append($0) }
    case .usage(let counts): usage = counts
    case .model(let name): model = name
    case .retrying: break
    case .ended(.failed(let error)): throw error
    case .ended(.cancelled): throw APIError(.cancelled, requestWasSent: true)
    case .ended(let end): self.end = end
    }
  }

  /// The reply.
  ///
  /// - Throws: An error when no choice came.
  func reply() throws(APIError) -> ChatReply {
    guard !choices.isEmpty else {
      throw APIError(
        .protocolViolation, serverMessage: "a reply without choices", requestID: requestID,
        requestWasSent: true)
    }
    var id: String?
    if case .finished(let summary) = end { id = summary.id }
    return ChatReply(
      choices: choices.sorted { $0.key < $1.key }.map(\.value), usage: usage, model: model,
      id: id, requestID: requestID, isTruncated: end == .truncated)
  }

  private mutating func append(_ delta: ChoiceDelta) {
    choices[delta.index, default: Choice()].content += delta.content
    choices[delta.index, default: Choice()].reasoning += delta.reasoning
    if let reason = delta.finishReason { choices[delta.index]?.finishReason = reason }
  }
}
