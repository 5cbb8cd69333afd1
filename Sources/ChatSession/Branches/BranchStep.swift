import ChatModel

/// The next step of a change of the visible branch.
enum BranchStep: Sendable {
  /// The user was told why nothing is done.
  case nothing
  /// Send a prompt in the place of a turn.
  case submit(OutgoingPrompt)
  /// The server has to forget turns: rebuild its context.
  case make(ContextVerb)
  /// The history has another branch now: tell it, and rebuild the context whose memory lacks a turn of it, if there is one.
  case changed(ConversationID, lacking: ContextKey? = nil)
}
