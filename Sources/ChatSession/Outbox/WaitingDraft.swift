import ChatModel

/// A draft to be written.
struct WaitingDraft: Sendable {
  var draft: Draft
  /// Prompts that left the composer; those that are not in the history are kept with the draft.
  var unsent: [UnsentPrompt]
  /// The front end has not seen the stored draft yet: this one goes below it.
  var isBelowKept: Bool
}
