import ChatModel
import ContextAPI

/// An action that ``TurnRunner`` asks of the session; several are carried out in their order.
enum RunnerAction: Sendable {
  /// Run a transfer beside the commands.
  case start(Transfer)
  /// The server answered: the context's ttl starts again.
  case contextAnswered(ContextKey)
  /// The server said that the context is gone.
  case contextLost(ContextKey)
  /// The server had lost earlier turns of a conversation, and all were sent again.
  case sentWhole(ConversationID)
  /// Write the ending of a turn. `told` is the turn for whoever waits for it, with its text if that is wanted.
  case storeEnding(Turn, told: Turn, failure: APIError?)
  /// Take a turn that the server does not have out of its conversation, and put its prompt back into the draft.
  case withdraw(Turn)
}
