import ChatModel

/// Something that is being made on the server.
struct Job {
  /// The context that is rebuilt; `nil` for one that does not exist yet.
  var context: ContextKey?
  /// The conversation in which stop cancels it.
  var conversation: ConversationID?
  var task: Task<Void, Never>?
}
