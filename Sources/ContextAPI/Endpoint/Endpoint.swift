public import ChatModel
import CompletionReading
import HTTPStream
import Wording

/// The address of the API, and the credentials.
public struct Endpoint: Equatable, Sendable {
  /// The address before the paths, such as `https://gateway.serevixai.ai/v1`; a slash at its end is
  /// fine.
  public var baseURL: String
  /// The API that is spoken there.
  public var api: API
  /// True if a server that can keep turns is asked to keep them.
  public var storesTurns: Bool
  /// The path of Context Cache Creation.
  public var createPath: String
  /// The path of Context Cache Chat Completion. Some gateways take `context_id` at
  /// `/chat/completions`, which is also the path of an API without contexts that sets none.
  public var chatPath: String
  /// The path of Context Cache Chat Completion, unless another is set.
  public static let contextChatPath = "/context/chat/completions"
  /// Sent as a bearer token; `nil` for servers that want none.
  public var key: APIKey?
  /// Seconds without a byte before a request is given up; a reply that is not streamed is silent
  /// until it is whole.
  public var idleTimeout: Double
  /// Seconds for connecting.
  public var connectTimeout: Double
  /// True if `http://` may leave this machine, key and words in clear text.
  public var allowInsecureHTTP: Bool
  /// The client's user agent.
  public var userAgent: String

  /// Creates an endpoint.
  public init(
    baseURL: String, api: API = .context, storesTurns: Bool = true,
    createPath: String = "/context/create",
    chatPath: String = Endpoint.contextChatPath, key: APIKey?, idleTimeout: Double = 300,
    connectTimeout: Double = 15, allowInsecureHTTP: Bool = false, userAgent: String = "ctxchat"
  ) {
    self.baseURL = baseURL
    self.api = api
    self.storesTurns = storesTurns
    self.createPath = createPath
    self.chatPath = chatPath
    self.key = key
    self.idleTimeout = idleTimeout
    self.connectTimeout = connectTimeout
    self.allowInsecureHTTP = allowInsecureHTTP
    self.userAgent = userAgent
  }

  /// The address of a path.
  ///
  /// A base URL that already ends with one of the two paths, as it is copied from documentation, is
  /// taken for its beginning.
  /// - Throws: ``APIError`` of kind `wrongBaseURL` when the base is not an absolute http(s) address,
  ///   holds credentials or a query, or would send the key in clear text to another machine; of
  ///   kind `network` when there is no libcurl.
  public func url(of path: String) throws(APIError) -> String {
    if let problem = HTTPLibrary.problem {
      throw APIError(
        .network, requestWasSent: false,
        message: localized(
          """
          No request can be sent: libcurl could not be loaded (\(problem)). Install it \
          (Debian: libcurl4) and try again.
          """))
    }
    let base = trimmedBase
    guard let address = HTTPAddress(base) else {
      throw wrong(
        localized(
          """
          The base \
          URL\(base.mayHoldSecrets ? "" : " \(base.quoted)") is not an http(s) address. Give one like https://gateway.serevixai.ai/v1 in the profile.
          """))
    }
    if address.hasCredentials {
      throw wrong(
        localized(
          """
          The base URL for \(address.host) contains a user name or password. Remove it from \
          the profile; the key has its own setting.
          """))
    }
    if address.hasQueryOrFragment {
      throw wrong(
        localized(
          "The base URL \(address.display) contains a ? or #. Keep only the part before it."))
    }
    if address.isExposed, !allowInsecureHTTP {
      throw wrong(
        localized(
          """
          The base URL \(address.display) would send the key and all text unencrypted to \
          another machine. Use https://, or set allow_insecure_http in the profile.
          """))
    }
    return base + (path.hasPrefix("/") ? path : "/" + path)
  }

  private var trimmedBase: String {
    var base = baseURL.trimmingSpace[...]
    func dropSlashes() { while base.hasSuffix("/") { base = base.dropLast() } }
    dropSlashes()
    for path in format.knownPaths where path.count > 1 && base.hasSuffix(path) {
      base = base.dropLast(path.count)
      break
    }
    dropSlashes()
    return String(base)
  }

  private func wrong(_ message: String) -> APIError {
    APIError(.wrongBaseURL, requestWasSent: false, message: message)
  }
}

extension String {
  /// True if it has a part that may be a password or a token.
  fileprivate var mayHoldSecrets: Bool { holdsAny(["@", "?", "#"]) }
}
