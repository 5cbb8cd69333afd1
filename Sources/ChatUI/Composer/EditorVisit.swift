import ChatModel

/// `$EDITOR`, which has the text of one composer while it is open or suspended.
struct EditorVisit: Sendable {
  private var target: ConversationID?

  /// Opens it for a conversation; one that is suspended goes on with the text that it has.
  mutating func open(for conversation: ConversationID) { target = target ?? conversation }

  /// The conversation that it was opened for.
  mutating func returned(_ outcome: EditorOutcome) -> ConversationID? {
    defer { if !outcome.isSuspended { target = nil } }
    return target
  }
}

extension EditorOutcome {
  fileprivate var isSuspended: Bool {
    if case .stopped = self { true } else { false }
  }
}
