public import ChatModel
import Wording

/// Why a request has no good answer. No key is in any of its texts.
public struct APIError: Error, Equatable, Sendable {
  /// The meaning for the user.
  public enum Kind: Hashable, Sendable {
    /// The server found the request wrong, without naming a parameter.
    case badRequest
    /// The server found this parameter wrong.
    case parameter(String)
    /// The text was refused by moderation.
    case moderation
    /// The key is missing or refused.
    case key
    /// The account may not do this: no access, not opened, unpaid.
    case account
    /// Another turn of the session context is running (InvalidState, InProgress).
    case busy
    /// The model or endpoint name is unknown or not open.
    case model
    /// The context is gone.
    case contextLost
    /// The address does not lead to the API.
    case wrongBaseURL
    /// Too many requests; `canClear`: waiting some seconds can help.
    case rateLimited(canClear: Bool)
    /// The server is still loading the model.
    case loading
    /// The server failed.
    case server
    /// The network failed.
    case network
    /// The proxy could not be used.
    case proxy
    /// Connecting took too long, or no byte came for too long.
    case timeout
    /// The certificate is not trusted or the handshake failed.
    case tls
    /// The answer is not what the API promises.
    case protocolViolation
    /// The caller gave up.
    case cancelled
    /// The request breaks a rule of the API and was not sent.
    case invalidParameters
    /// The API has no such request.
    case unsupported
  }

  /// The meaning for the user.
  public var kind: Kind
  /// The HTTP status, when there was one.
  public var status: Int?
  /// The server's code, as text.
  public var code: String?
  /// The server's own words.
  public var serverMessage: String?
  /// The server's name of the request, for error reports.
  public var requestID: String?
  /// Seconds that the server asked to wait.
  public var retryAfter: Double?
  /// The fewest tokens of a context, if the server refused one for its size and said so.
  public var minimumTokens: Int?
  /// The numbers that the server gave for the model's window, if the request is too long for it; its kind is ``Kind/badRequest`` then.
  public var overflow: WindowOverflow?
  /// True if the server may have run the request. `false`: it certainly did not, because nothing
  /// was sent or it refused with a status that says so (4xx).
  public var requestWasSent: Bool
  /// True if the server says that it stored nothing of the turn, however far its reply had come.
  public var storedNothing = false
  /// One or two sentences for the user: what happened, to what, what to do next.
  public var message: String

  /// Creates an error; the message is built from the other arguments unless it is given.
  public init(
    _ kind: Kind, status: Int? = nil, code: String? = nil, serverMessage: String? = nil,
    requestID: String? = nil, retryAfter: Double? = nil, requestWasSent: Bool,
    message: String? = nil
  ) {
    self.kind = kind
    self.status = status
    self.code = code
    self.serverMessage = serverMessage
    self.requestID = requestID
    self.retryAfter = retryAfter
    self.requestWasSent = requestWasSent
    self.message =
      message
      ?? ErrorText.message(
        kind: kind, status: status, code: code, words: serverMessage, retryAfter: retryAfter)
  }
}

extension APIError: CustomStringConvertible {
  /// The message, with the request's id if there is one.
  public var description: String {
    requestID.map { localized("\(message) (request \($0))") } ?? message
  }
}
