public import ChatModel
public import FoundationEssentials

/// The server's answer to a creation: trust it over what was asked for.
public struct ContextCreated: Equatable, Sendable {
  /// The server's id, opaque.
  public var id: String
  /// Seconds after the last use; `nil` when the server did not say.
  public var ttl: Int?
  /// When the server drops it whatever its use; `.distantFuture`: never; `nil` where `ttl` counts or nothing is known.
  public var expiresAt: Date?
  /// `nil` when the server did not say, or said a word of its own.
  public var mode: ContextMode?
  /// The truncation of a session context; absent for prefixes.
  public var truncation: TruncationStrategy?
  /// The usage of the creation.
  public var usage: Usage?
  /// The model that the server named, if it did.
  public var model: String?
  /// True if the server reads the seed now, and can be asked how far it is.
  public var isWarming = false
  /// The server's name of the request, for error reports.
  public var requestID: String?

  /// Creates an answer.
  public init(
    id: String, ttl: Int? = nil, expiresAt: Date? = nil, mode: ContextMode? = nil,
    truncation: TruncationStrategy? = nil,
    usage: Usage? = nil, model: String? = nil, requestID: String? = nil
  ) {
    self.id = id
    self.ttl = ttl
    self.expiresAt = expiresAt
    self.mode = mode
    self.truncation = truncation
    self.usage = usage
    self.model = model
    self.requestID = requestID
  }
}
