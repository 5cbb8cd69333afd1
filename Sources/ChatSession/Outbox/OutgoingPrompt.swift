import ChatModel

/// A prompt to be sent, with everything that may differ from a plain Enter.
struct OutgoingPrompt: Sendable {
  /// Where the turn goes.
  enum Place: Sendable {
    /// After the last turn of the visible branch.
    case head
    /// After this turn, or at the root.
    case after(TurnID?)
  }

  var request: SendRequest
  var place = Place.head
  /// The system message before it; `nil`: the one that the user set in the conversation, if any.
  var system: String?
  /// Override those of the conversation.
  var parameters = Parameters()
  var isStreamed = true
  /// The conversation that begins with it, when it is not there yet: nothing of it stays when the prompt does not.
  var start: Conversation?
  /// Who reads what becomes of it, on the command line.
  var channel: AskChannel?
  /// Whether that reader wants the whole reply at the end.
  var wantsWhole = false
  /// Whether the text of the reply is read again after it was told.
  var keepsText = true

  init(_ request: SendRequest) { self.request = request }

  /// A prompt in the place of a turn.
  init(_ request: SendRequest, inPlaceOf turn: Turn) {
    self.request = request
    self.request.conversation = turn.conversation
    place = .after(turn.parent)
    system = turn.system
  }

  /// The prompt of a turn again, in its place.
  init(again turn: Turn) {
    self.init(
      SendRequest(conversation: turn.conversation, prompt: turn.prompt), inPlaceOf: turn)
  }
}
