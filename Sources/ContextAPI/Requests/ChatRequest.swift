public import ChatModel

/// One turn to run against a context (the API page, Context Cache Chat Completion).
public struct ChatRequest: Equatable, Sendable {
  /// The server's id of the context.
  public var contextID: String
  /// The model that the context was created for.
  public var model: String
  /// In session mode the newest message, in common_prefix mode everything after the seed. The last
  /// may not be the assistant's.
  public var messages: [Message]
  /// Only what is set is sent.
  public var parameters: Parameters
  /// True if a stream ends with its usage (`stream_options`).
  public var includeUsage: Bool
  /// The context's mode, where known: rules that depend on it are checked before anything is sent.
  public var mode: ContextMode?

  /// Creates a request.
  public init(
    contextID: String, model: String, messages: [Message],
    parameters: Parameters = Parameters(), includeUsage: Bool = true, mode: ContextMode? = nil
  ) {
    self.contextID = contextID
    self.model = model
    self.messages = messages
    self.parameters = parameters
    self.includeUsage = includeUsage
    self.mode = mode
  }
}
