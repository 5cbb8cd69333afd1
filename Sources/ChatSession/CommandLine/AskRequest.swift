package import ChatModel

/// One prompt from the command line.
package struct AskRequest: Hashable, Sendable {
  /// The turn of the prompt.
  package let turn = TurnID.random()
  /// The turn of an unconfirmed prompt that is sent again.
  package let again = TurnID.random()
  /// The text of the prompt.
  package var prompt: String
  /// A system message before the prompt.
  package var system: String?
  /// Override the profile's and the conversation's.
  package var parameters: Parameters
  /// A context's label or id; `nil`: the context that was used last.
  package var context: String?
  /// The model of `--model`; a context of another model is refused.
  package var model: String?
  /// The profiles whose addresses differ from the one that was given: their contexts are refused.
  package var foreign: Set<String>
  /// The conversation; `nil`: a new one, or the only one of a session context.
  package var conversation: ConversationID?
  /// Send even if the context is expired by our estimate.
  package var force: Bool
  /// The way to settle the last turn if it is unconfirmed; `nil`: refuse the prompt.
  package var settling: UnconfirmedWay?
  /// The reply is streamed.
  package var isStreamed: Bool
  /// The turn of the last event has the whole reply.
  package var wantsWhole: Bool
  /// The reply is kept. If not, it may be of any length.
  package var keepsText: Bool

  /// A prompt.
  package init(
    prompt: String, system: String? = nil, parameters: Parameters = Parameters(),
    context: String? = nil, model: String? = nil, foreign: Set<String> = [],
    conversation: ConversationID? = nil, force: Bool = false, settling: UnconfirmedWay? = nil,
    isStreamed: Bool = true, wantsWhole: Bool = false, keepsText: Bool = true
  ) {
    self.prompt = prompt
    self.system = system
    self.parameters = parameters
    self.context = context
    self.model = model
    self.foreign = foreign
    self.conversation = conversation
    self.force = force
    self.settling = settling
    self.isStreamed = isStreamed
    self.wantsWhole = wantsWhole
    self.keepsText = keepsText || wantsWhole
  }
}
