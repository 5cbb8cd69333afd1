import ChatModel
import ContextAPI

/// An action that ``TurnMachine`` asks for; several are carried out in their order.
enum TurnAction: Equatable, Sendable {
  /// Send the request and report its events.
  case openTransfer
  /// Close the transfer now.
  case cancelTransfer
  /// Tell the front end the state of the turn.
  case show(Turn)
  /// Journal streamed text and pass it on.
  case emit([TurnDelta])
  /// The server answered: the context's ttl starts again.
  case contextAnswered
  /// The server said that the context is gone.
  case contextLost
  /// The server had lost the turns before this one, and all were sent again: the user is told.
  case sentWhole
  /// Write the turn with its ending; `failure` is for callers that choose an exit code.
  case storeEnding(Turn, failure: APIError?)
  /// Remove the turn, which the server does not have, from its conversation and give the prompt back.
  case withdraw(Turn, failure: APIError?)
}
