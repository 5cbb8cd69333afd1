import Gateway
import ChatModel

/// A turn of the model: what the user sees of it, and what the server may have of it.
struct WalkTurn {
  typealias Message = Echo.Message

  let id: TurnID
  let conversation: ConversationID
  let parent: TurnID?
  /// The system message before the prompt.
  var system: String?
  let prompt: String
  var reply: String
  var ending: TurnEnding
  /// The server's id of the context that it was sent to.
  let contextID: String
  /// What the server may have answered, where the reply here may be a part of it.
  var answers: Set<String> = []
  /// True if a fork made it: nothing was sent.
  var isCopy = false

  /// True if it counts in what comes after it.
  var isSettled: Bool { ending.isSettled(hasReply: !reply.isEmpty) }

  /// True if nobody knows what of it a server has that remembers turns.
  var isDoubtful: Bool {
    switch ending {
    case .complete, .length, .failed: false
    case .stopped, .truncated, .filtered, .refused, .unconfirmed: true
    }
  }

  /// The turn as it is said again.
  var messages: [Message] { messages(answer: reply) }

  func messages(answer: String) -> [Message] {
    let asked = Self.asked(prompt, after: system)
    return answer.isEmpty ? asked : asked + [Message(role: "assistant", content: answer)]
  }

  /// A prompt after its system message.
  static func asked(_ prompt: String, after system: String?) -> [Message] {
    let prompt = Message(role: "user", content: prompt)
    return system.map { [Message(role: "system", content: $0), prompt] } ?? [prompt]
  }
}
