public import ChatModel

/// The inputs of a new context (the API page, Context Cache Creation).
public struct CreateContextRequest: Equatable, Sendable {
  /// The model, or the endpoint id on Ark.
  public var model: String
  /// The seed; the last message may be the user's or the system's, not the assistant's.
  public var messages: [Message]
  /// The label, for servers that keep one; empty if none.
  public var label: String
  /// `nil` or `unknown`: not sent, the server takes `session`.
  public var mode: ContextMode?
  /// Seconds after the last use, 3600…604800; `nil`: not sent, the server takes a day.
  public var ttl: Int?
  /// The truncation of a session context; `nil`: not sent, the model decides.
  public var truncation: TruncationStrategy?

  /// Creates a request.
  public init(
    model: String, messages: [Message], label: String = "", mode: ContextMode? = nil,
    ttl: Int? = nil, truncation: TruncationStrategy? = nil
  ) {
    self.model = model
    self.messages = messages
    self.label = label
    self.mode = mode
    self.ttl = ttl
    self.truncation = truncation
  }
}
