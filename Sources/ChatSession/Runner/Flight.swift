import ChatModel
import ContextAPI

/// A turn that the session has in hand: queued, in flight, or with an ending that is not on disk yet.
final class Flight {
  var machine: TurnMachine
  let entry: SendQueue.Entry
  let outgoing: OutgoingPrompt
  /// The profile of its context.
  let profile: String
  /// The request, once its place in the queue came.
  var request: ChatRequest?
  /// The running transfer.
  var transfer: Task<Void, Never>?
  /// Its place among its alternatives.
  var place: (of: Int, at: Int) = (1, 0)
  /// The history says that the turn was sent; it must before the request is sent.
  var isMarkedSent: Bool
  /// Stop was pressed after its place in the queue came and before its request went out.
  var stopWasPressed = false
  /// Why the prompt goes back; `nil`: the user took it back.
  var refusal: SendRefusal.Reason?
  /// The numbers that the server gave for the model's window, if the conversation is too long for it.
  var overflow: WindowOverflow?

  init(
    machine: TurnMachine, entry: SendQueue.Entry, outgoing: OutgoingPrompt, profile: String,
    isMarkedSent: Bool
  ) {
    self.machine = machine
    self.entry = entry
    self.outgoing = outgoing
    self.profile = profile
    self.isMarkedSent = isMarkedSent
  }

  var turn: Turn { machine.turn }

  /// The turn as it is now, with its place.
  var view: TurnView { TurnView(turn: turn, alternatives: place.of, alternative: place.at) }
}
