import CompletionReading
import Wording

/// Says what an error of the server means: by status, refined by code; no field is required.
struct ErrorClassifier {
  /// The operation: only a turn can lose its context by the common signs.
  enum Operation { case create, chat, manage }

  /// The format of the error's body.
  enum BodyForm { case json, text, html, empty }

  let operation: Operation
  /// The HTTP status; for an error inside a 200, the numeric code that it named, if it did.
  let status: Int?
  let form: BodyForm
  let body: ErrorBody
  private let code: String
  private let message: String

  init(operation: Operation, status: Int, form: BodyForm, body: ErrorBody) {
    self.operation = operation
    self.form = form
    self.body = body
    let numeric = body.code.flatMap { Int($0) }.flatMap { 400..<600 ~= $0 ? $0 : nil }
    self.status = status >= 300 ? status : numeric
    code = body.codeWords
    message = body.words
  }

  /// The kind of the error.
  var kind: APIError.Kind {
    if code.holdsAny(Self.moderationCodes) { return .moderation }
    if body.saysModelIsLoading(status: status ?? 200) { return .loading }
    if operation == .chat, saysContextLost { return .contextLost }
    guard let status else { return kindByCode ?? .server }
    switch status {
    case 401: return .key
    case 402: return .account
    case 403: return forbidden
    case 404: return notFound
    case 405: return .wrongBaseURL
    case 408: return .timeout
    case 429: return rateLimit
    case 409: return .server
    case 400..<500: return refused
    case 500...: return form == .html && status == 501 ? .wrongBaseURL : .server
    default: return .protocolViolation
    }
  }

  /// True if the server may have run the request in spite of the error.
  static func mayHaveRun(status: Int) -> Bool {
    switch status {
    // Timed out, in conflict, given up by something in between: unknown.
    case 408, 409, 444, 460, 499: true
    case 400..<500: false
    default: true
    }
  }

  // MARK: By status

  private var refused: APIError.Kind {
    if speaksOfModel { return .model }
    return body.param.map { .parameter($0) } ?? .badRequest
  }

  private var forbidden: APIError.Kind {
    if code.holds("invalidstate") { return .busy }
    if speaksOfModel { return .model }
    if code.holdsAny(["authentication", "invalid_api_key", "invalidapikey"]) { return .key }
    return .account
  }

  private var notFound: APIError.Kind {
    guard form == .json else { return .wrongBaseURL }
    if speaksOfModel { return .model }
    if saysRouteUnknown { return .wrongBaseURL }
    return operation == .chat ? .contextLost : .badRequest
  }

  private var rateLimit: APIError.Kind {
    if code.holdsAny(["overdue", "billing"]) { return .account }
    let lasting = [
      "quotaexceeded", "insufficient_quota", "setlimitexceeded", "inflightbatchsizeexceeded",
    ]
    return .rateLimited(canClear: !code.holdsAny(lasting))
  }

  private var kindByCode: APIError.Kind? {
    if code.isEmpty { return nil }
    if code.holdsAny(["authentication", "api_key", "apikey", "unauthorized"]) { return .key }
    if code.holdsAny(["accessdenied", "servicenotopen", "overdue", "permission"]) {
      return .account
    }
    if code.holds("invalidstate") { return .busy }
    if speaksOfModel { return .model }
    if code.holdsAny([
      "ratelimit", "rate_limit", "overloaded", "quota", "limitexceeded", "toofast",
      "inflightbatchsizeexceeded",
    ]) {
      return rateLimit
    }
    if code.holdsAny(["missingparameter", "invalidparameter", "invalidargument", "invalid_request"])
    {
      return body.param.map { .parameter($0) } ?? .badRequest
    }
    return nil
  }

  // MARK: By code and words

  private static let moderationCodes = [
    "sensitivecontentdetected", "riskdetection", "content_filter", "content_policy",
    "datainspectionfailed", "prompt_blocked",
  ]

  private var speaksOfModel: Bool {
    if code.holdsAny([
      "invalidendpointormodel", "modelnotopen", "unsupportedmodel", "model_not_found",
      "modelnotfound",
    ]) {
      return true
    }
    if body.param == "model" { return true }
    return status == 404 && !message.holds("context")
      && message.holdsAny(["model", "endpoint"]) && !message.holds("url")
  }

  /// No page documents the code of a lost context; this is the union of those that clients met.
  private var saysContextLost: Bool {
    if code.holds("previousresponsenotfound") { return true }
    if let status, status != 400, status != 404 { return false }
    if code.holds("invalidparameter"), ["context_id", "previous_response_id"].contains(body.param) {
      return true
    }
    // An error inside a stream has no status; its words alone may speak of anything.
    guard status != nil || code.holds("notfound") else { return false }
    return !saysRouteUnknown && Self.speaksOfLostContext(message)
  }

  /// True if words say that a context is gone, and not that a text is too long for one.
  static func speaksOfLostContext(_ message: String) -> Bool {
    let text = message.lowercased()
    if text.holds("上下文") {
      return text.holdsAny(["不存在", "过期", "失效"]) && !text.holdsAny(["长度", "窗口"])
    }
    guard text.holds("context") else { return false }
    let gone = ["not found", "not exist", "doesn't exist", "expired", "invalid", "no longer"]
    return text.holdsAny(gone) && !text.holdsAny(["length", "window", "too long", "maximum"])
  }

  /// True if a 404 in JSON comes from a router that does not know the path, not from the API.
  private var saysRouteUnknown: Bool {
    if message.holdsAny([
      "invalid url", "no route", "route not found", "page not found", "no matched route",
    ]) {
      return true
    }
    return body.code.map { $0 == "404" } ?? true
      && ["", "not found", "404 not found", "404", "not_found", "file not found"].contains(message)
  }
}
