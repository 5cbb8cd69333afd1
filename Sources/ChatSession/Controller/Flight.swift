import ChatModel
import ContextAPI

/// A turn that the controller has in hand: queued, in flight, or with its ending not yet on disk.
/// Lives on the controller only.
final class Flight {
  var machine: TurnMachine
  let entry: SendQueue.Entry
  let submission: Submission
  /// What goes out, once its place came.
  var request: ChatRequest?
  /// The running transfer.
  var transfer: Task<Void, Never>?
  /// Its place among its alternatives.
  var place: (of: Int, at: Int) = (1, 0)
  /// Whether the disk says already that it was sent; it must before the request goes out.
  var isMarkedSent = false
  /// Stop was pressed after its place in the queue came and before its request went out.
  var stopWasPressed = false
  /// Why the prompt goes back, when it does; `nil`: the user took it.
  var refusal: SendRefusal.Reason?

  init(machine: TurnMachine, entry: SendQueue.Entry, submission: Submission) {
    self.machine = machine
    self.entry = entry
    self.submission = submission
  }

  var turn: Turn { machine.turn }

  /// The turn as it stands, with its place.
  var view: TurnView { TurnView(turn: turn, alternatives: place.of, alternative: place.at) }
}
