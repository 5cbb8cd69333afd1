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
    let messages: [WireMessage] = [.user(question)]
    return ResponderRequest(
      contextID: id, model: "m", seed: seed, prompt: seed + turns + messages, messages: messages,
      options: ReplyOptions())
  }
}
