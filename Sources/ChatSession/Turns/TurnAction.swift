package import ChatModel
package import ContextAPI

/// What the controller is to do for a turn, in this order.
package enum TurnAction: Equatable, Sendable {
  /// Send the request and report what comes.
  case openTransfer
  /// Close the transfer now.
  case cancelTransfer
  /// Tell the front end how the turn stands.
  case show(Turn)
  /// Journal streamed text and pass it on.
  case emit([TurnDelta])
  /// The server answered: the context's ttl clock restarted.
  case contextAnswered
  /// The server said that the context is gone.
  case contextLost
  /// Write the turn with its ending; the transfer's failure comes along for callers that map it.
  case storeEnding(Turn, failure: APIError?)
  /// Take the turn, which the server does not have, out of its conversation and give the prompt back.
  case withdraw(Turn, failure: APIError?)
}
