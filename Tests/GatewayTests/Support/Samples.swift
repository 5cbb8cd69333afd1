import FoundationEssentials

@testable import Gateway

extension WireMessage {
  static func user(_ text: String) -> WireMessage { WireMessage(role: "user", content: text) }
  static func assistant(_ text: String) -> WireMessage {
    WireMessage(role: "assistant", content: text)
  }
  static func system(_ text: String) -> WireMessage { WireMessage(role: "system", content: text) }
}

extension ResponderRequest {
  /// A question on a context, perhaps with turns before it.
  static func sample(
    _ question: String, seed: [WireMessage], before turns: [WireMessage] = [],
    id: String = "ctx-1"
  ) -> ResponderRequest {
    let context = StoredContext(
      id: id, model: "m", mode: .session, ttl: 3600, truncation: nil, seed: seed,
      history: turns, lastUsedAt: Date(timeIntervalSinceReferenceDate: 0))
    let body: JSONValue = [
      "context_id": "ctx-1", "model": "m",
      "messages": [["role": "user", "content": .text(question)]],
    ]
    guard let request = try? ChatWireRequest(body) else { fatalError("the sample is not valid") }
    return ResponderRequest(
      context: context, prompt: seed + turns + request.messages, messages: request.messages,
      request: request)
  }
}
