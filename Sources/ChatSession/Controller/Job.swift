import ChatModel

/// A context that is being made on the server.
struct Job {
  /// Whose record it is; `nil` for one that does not exist yet.
  var context: ContextKey?
  /// The conversation in which stop cancels it.
  var conversation: ConversationID?
  var task: Task<Void, Never>?
}
