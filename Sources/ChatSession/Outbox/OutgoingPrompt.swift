import ChatModel

/// A prompt to be sent, with everything that may differ from a plain Enter.
struct OutgoingPrompt: Sendable {
  /// The place of the turn.
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
  /// The conversation that begins with this prompt, if it does not exist yet. It is removed if the prompt is refused.
  var start: Conversation?
  /// The reader on the command line.
  var channel: AskChannel?
  /// That reader wants the whole reply at the end.
  var wantsWhole = false
  /// The text of the reply is kept, so that it can be read again.
  var keepsText = true

  init(_ request: SendRequest) { self.request = request }

  /// A prompt that replaces a turn.
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
