import ChatModel
import CompletionReading
import Wording

/// The sentences for users: what happened, to what, what to do next.
enum ErrorText {
  /// The message of an error.
  ///
  /// - Parameters:
  ///   - kind: The kind of the error.
  ///   - status: The HTTP status, when there was one.
  ///   - code: The server's code.
  ///   - words: The server's own words, already without keys.
  ///   - retryAfter: Seconds that the server asked to wait.
  ///   - advice: What to do next, where it is not what its kind says.
  static func message(
    kind: APIError.Kind, status: Int?, code: String?, words: String?, retryAfter: Double? = nil,
    advice: String? = nil
  ) -> String {
    var sentence = opening(kind)
    let status = status.flatMap { 200..<300 ~= $0 ? nil : "HTTP \($0)" }
    let code = code.flatMap { status?.hasSuffix($0) == true ? nil : $0.fitForMessage(limit: 80) }
    let facts = [status, code].compactMap(\.self).joined(separator: ", ")
    if !facts.isEmpty { sentence += localized(" (\(facts))") }
    if let words = words?.withoutStop, !words.isEmpty { sentence += localized(": \(words.quoted)") }
    let wait = retryAfter.flatMap(Int.init(clamping:)) ?? 0
    if wait > 0 { sentence += waiting(wait) }
    return localized("\(sentence). \(advice ?? self.advice(kind, wait: wait))")
  }

  private static func waiting(_ seconds: Int) -> String {
    switch seconds {
    case ...60: localized("; it asks for a wait of \(seconds) s")
    case ..<(366 * 86_400): localized("; it asks for a wait of \(Durations.left(seconds))")
    // Seconds in another unit, or a number that means "never": no time to be read.
    default: localized("; it asks for a wait of more than a year")
    }
  }

  private static func opening(_ kind: APIError.Kind) -> String {
    switch kind {
    case .badRequest: localized("The server rejected the request as invalid")
    case .parameter(let name):
      localized("The server rejected the parameter \(name.fitForMessage(limit: 60))")
    case .moderation: localized("Moderation rejected the text")
    case .key: localized("The server rejected the API key")
    case .account: localized("The account may not do this")
    case .busy: localized("The session context is still busy with another turn")
    case .model: localized("The server does not offer this model or endpoint")
    case .contextLost: localized("The server no longer has this context")
    case .wrongBaseURL: localized("The address does not lead to the context API")
    case .rateLimited(canClear: true): localized("The server accepts no more requests for now")
    case .rateLimited(canClear: false): localized("A quota of the account is used up")
    case .loading: localized("The model is still loading")
    case .server: localized("The server failed")
    case .network: localized("The network connection failed")
    case .proxy: localized("The proxy could not be used")
    case .timeout: localized("The server did not answer in time")
    case .tls: localized("No trusted TLS connection could be established")
    case .protocolViolation: localized("The response does not follow the API")
    case .cancelled: localized("The request was cancelled")
    case .unsupported: localized("This API has no such request")
    case .invalidParameters: localized("The request breaks a rule of the API and was not sent")
    }
  }

  /// The next step after an error, a whole sentence.
  ///
  /// - Parameter wait: Seconds that the server asked to wait.
  static func advice(_ kind: APIError.Kind, wait: Int = 0) -> String {
    switch kind {
    case .rateLimited(canClear: true) where wait > 60:
      localized("Send again after that time, or use another profile.")
    case .badRequest: localized("Nothing was run; correct the request and send it again.")
    case .parameter: localized("Change or unset it and send again.")
    case .moderation: localized("Change the text and send again.")
    case .key: localized("Check the key of this profile.")
    case .account: localized("Check the account's access, services and balance with the provider.")
    case .busy: localized("Wait until that turn has ended, then send again.")
    case .model: localized("Check the model's name, and that your account may use it.")
    case .contextLost: localized("Rebuild the context, or choose another.")
    case .wrongBaseURL: localized("Check base_url and the paths in the profile.")
    case .rateLimited(canClear: true): localized("Wait a little, then send again.")
    case .rateLimited(canClear: false):
      localized("Raise the quota with the provider, or use another profile.")
    case .loading: localized("Send it again when the server has loaded it.")
    case .server: localized("Try again; if it persists, tell the provider the request's id.")
    case .network: localized("Check the network and the base URL, then try again.")
    case .proxy:
      localized("Check HTTPS_PROXY and ALL_PROXY, or name the server's host in NO_PROXY.")
    case .timeout: localized("Check the network, or try again later.")
    case .tls:
      localized("Check the address, the clock, and CURL_CA_BUNDLE if a proxy inspects traffic.")
    case .protocolViolation:
      localized("Check that the base URL leads to this API; if it does, tell the provider.")
    case .cancelled: localized("Send it again if you want.")
    case .unsupported: localized("It can be done only in the provider's own console, if at all.")
    case .invalidParameters: localized("Correct it and send again.")
    }
  }
}
