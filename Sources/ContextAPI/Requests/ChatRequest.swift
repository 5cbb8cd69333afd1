public import ChatModel

/// One turn to run against a context (the API page, Context Cache Chat Completion).
public struct ChatRequest: Equatable, Sendable {
  /// The server's id of the context.
  public var contextID: String
  /// The model that the context was created for.
  public var model: String
  /// The seed; sent where the server does not have it.
  public var seed: [Message]
  /// In mode `chain` the turns that `parent` stands for, oldest first: sent where the server does not have them. Empty
  /// in other modes.
  public var earlier: [Message]
  /// In mode `chain` the server's node of the turn before `messages`; `nil` for none.
  public var parent: String?
  /// In session mode the newest message; in mode `chain` everything after `parent`; else everything after the seed.
  /// The last may not be the assistant's.
  public var messages: [Message]
  /// In mode `chain` the seconds that the turn is to be kept, where the server takes a wish; `nil` for none.
  public var ttl: Int?
  /// Only what is set is sent.
  public var parameters: Parameters
  /// True if a stream ends with its usage (`stream_options`).
  public var includeUsage: Bool
  /// The context's mode, where known: rules that depend on it are checked before anything is sent.
  public var mode: ContextMode?

  /// Creates a request.
  public init(
    contextID: String, model: String, seed: [Message] = [], earlier: [Message] = [],
    parent: String? = nil, messages: [Message], ttl: Int? = nil,
    parameters: Parameters = Parameters(),
    includeUsage: Bool = true, mode: ContextMode? = nil
  ) {
    self.contextID = contextID
    self.model = model
    self.seed = seed
    self.earlier = earlier
    self.parent = parent
    self.messages = messages
    self.ttl = ttl
    self.parameters = parameters
    self.includeUsage = includeUsage
    self.mode = mode
  }
}
