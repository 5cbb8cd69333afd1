package import ChatModel

/// One prompt from the command line.
package struct AskRequest: Hashable, Sendable {
  /// The turn that it becomes.
  package let turn = TurnID.random()
  /// The turn that an unconfirmed one is sent again as.
  package let again = TurnID.random()
  package var prompt: String
  /// A system message that goes before it.
  package var system: String?
  /// Override the profile's and the conversation's.
  package var parameters: Parameters
  /// A context's label or id; `nil`: the one used last.
  package var context: String?
  /// The model that was asked for by name; a context of another is refused.
  package var model: String?
  /// A conversation to go on with; `nil`: a new one, or a session context's only one.
  package var conversation: ConversationID?
  /// Send even when the context is expired by our estimate.
  package var force: Bool
  /// What to do first when the last turn is unconfirmed; `nil`: refuse.
  package var settling: UnconfirmedWay?
  /// Whether the reply is to be streamed.
  package var isStreamed: Bool
  /// Whether the turn that is told at the end holds the reply; otherwise it came in pieces only.
  package var wantsWhole: Bool
  /// Whether the reply is kept at all. One that is not may be of any length.
  package var keepsText: Bool

  /// A prompt.
  package init(
    prompt: String, system: String? = nil, parameters: Parameters = Parameters(),
    context: String? = nil, model: String? = nil, conversation: ConversationID? = nil,
    force: Bool = false, settling: UnconfirmedWay? = nil, isStreamed: Bool = true,
    wantsWhole: Bool = false, keepsText: Bool = true
  ) {
    self.prompt = prompt
    self.system = system
    self.parameters = parameters
    self.context = context
    self.model = model
    self.conversation = conversation
    self.force = force
    self.settling = settling
    self.isStreamed = isStreamed
    self.wantsWhole = wantsWhole
    self.keepsText = keepsText || wantsWhole
  }
}
