import ChatModel

/// A draft to be written.
struct WaitingDraft: Sendable {
  var draft: Draft
  /// Prompts that left the composer; those that are not in the history are kept with the draft.
  var unsent: [UnsentPrompt]
  /// Whether the front end has not seen yet what was kept before: the draft goes below that.
  var isBelowKept: Bool
}
