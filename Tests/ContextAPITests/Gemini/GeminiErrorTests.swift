import ChatModel
import HTTPStream
import Testing

@testable import ContextAPI

/// Errors of the API `gemini`: Google's form, and what it means with cached contents.
struct GeminiErrorTests {
  private func error(
    _ status: Int, _ message: String, state: String = "INVALID_ARGUMENT", details: String = "[]",
    operation: ErrorClassifier.Operation = .chat
  ) -> APIError {
    body(
      status,
      #"{"error":{"code":\#(status),"message":"\#(message)","status":"\#(state)","details":\#(details)}}"#,
      operation: operation)
  }

  private func body(
    _ status: Int, _ json: String, operation: ErrorClassifier.Operation = .chat
  ) -> APIError {
    let response = HTTPResponse(status: status, headers: [], body: HTTPBody(chunks: []))
    return ErrorReport(
      operation: operation, response: response, format: GeminiFormat(baseURL: ""),
      key: APIKey("AIza-secret")
    ).error(body: Array(json.utf8))
  }

  // MARK: Gone

  /// Trap: a context that is gone is a 403 here, which elsewhere is the account or a busy session.
  @Test(arguments: [
    (403, "PERMISSION_DENIED", "CachedContent not found (or permission denied)"),
    (404, "NOT_FOUND", "cachedContent cachedContents/abc was not found."),
    (404, "NOT_FOUND", "Requested cachedContent does not exist"),
    (403, "PERMISSION_DENIED", "You do not have access to the cachedContent or it may not exist."),
    (400, "INVALID_ARGUMENT", "Cache content 42 is expired."),
    (403, "PERMISSION_DENIED", "Cached content not found"),
  ])
  func `a context that is gone is lost`(status: Int, state: String, message: String) {
    #expect(error(status, message, state: state).kind == .contextLost)
    #expect(error(status, message, state: state, operation: .manage).kind == .contextLost)
    #expect(error(status, message, state: state, operation: .create).kind != .contextLost)
  }

  @Test(arguments: [
    (403, "PERMISSION_DENIED", "The caller does not have permission"),
    (403, "PERMISSION_DENIED", "Generative Language API has not been used in project 1 before"),
    (400, "FAILED_PRECONDITION", "User location is not supported for the API use."),
    (
      400, "FAILED_PRECONDITION",
      "Gemini API free tier is not available in your country. Please enable billing on your project"
    ),
  ])
  func `what the account may not do is about the account`(
    status: Int, state: String, message: String
  ) {
    #expect(error(status, message, state: state).kind == .account)
  }

  /// Trap: nothing but the context itself is lost here.
  @Test(arguments: [
    (404, "NOT_FOUND", "Requested entity was not found."),
    (400, "INVALID_ARGUMENT", "The context is invalid"),
    (404, "NOT_FOUND", "No such context"),
  ])
  func `other errors are no loss`(status: Int, state: String, message: String) {
    #expect(error(status, message, state: state).kind == .badRequest)
  }

  // MARK: Keys and models

  @Test(arguments: [
    (400, "API key not valid. Please pass a valid API key.", "[]"),
    (400, "API key expired. Please renew the API key.", "[]"),
    (400, "Bad", #"[{"@type":"x/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]"#),
    (403, "Method doesn't allow unregistered callers. Please use API Key or other form", "[]"),
    (403, "Your API key was reported as leaked. Please use another API key.", "[]"),
    (
      403, "Requests from referer are blocked.",
      #"[{"reason":"API_KEY_HTTP_REFERRER_BLOCKED","domain":"googleapis.com"}]"#
    ),
    (401, "Request had invalid authentication credentials.", "[]"),
  ])
  func `a key that is refused is told as one`(status: Int, message: String, details: String) {
    #expect(error(status, message, details: details).kind == .key)
  }

  @Test func `a model that is unknown, or is not that of the context`() {
    let unknown = error(
      404,
      "models/gemini-x is not found for API version v1beta, or is not supported for generateContent.",
      state: "NOT_FOUND")
    #expect(unknown.kind == .model)
    #expect(unknown.message.hasSuffix("Check the model's name, and that your account may use it."))
    let other = error(
      400,
      "Model used by GenerateContent request (models/b) and CachedContent (models/a) has to be the same."
    )
    #expect(other.kind == .model)
    #expect(other.message.contains("models/a"))
    #expect(
      other.message.hasSuffix("go back to that one, or rebuild the context for this one."))
  }

  // MARK: Sizes

  /// Trap: minimum sizes differ by model and by year, so they are learned from the refusal.
  @Test(arguments: [
    ("Cached content is too small. total_token_count=812, min_total_token_count=1024", 812, 1024),
    ("Cached content is too small. total_token_count: 3, min_total_token_count: 32768", 3, 32768),
    ("Cached content is too small. min_total_token_count=4096 total_token_count=5", 5, 4096),
    (
      "The cached content is of 27 tokens. The minimum token count to start caching is 2048.", 27,
      2048
    ),
  ])
  func `a seed that is too short is told with both numbers and what helps`(
    message: String, tokens: Int, minimum: Int
  ) {
    let error = error(400, message, operation: .create)
    #expect(error.kind == .badRequest)
    #expect(error.minimumTokens == minimum)
    #expect(
      error.message.hasSuffix(
        "The seed has \(Count.text(tokens)) tokens, and a cache of this model needs at least"
          + " \(Count.text(minimum)): make it longer, or use mode local, or a profile with api chat:"
          + " then the seed is sent with every turn."))
  }

  @Test func `a minimum without the size is told, too`() {
    let error = error(400, "too small: min_total_token_count=1024", operation: .create)
    #expect(error.minimumTokens == 1024)
    #expect(error.message.contains("The seed is too short"))
  }

  @Test(arguments: [
    "The value is too small.", "min_total_token_count", "temperature=0.5 is too small",
    "minimum token count", "too small: min_total_token_count is unknown, see page 12",
  ])
  func `no number is invented`(message: String) {
    let error = error(400, message, operation: .create)
    #expect(error.minimumTokens == nil)
    #expect(!error.message.contains("The seed"))
  }

  @Test func `a turn that is too long is no lost context`() {
    let error = error(
      400,
      "The input token count (1048577) exceeds the maximum number of tokens allowed (1048576).")
    #expect(error.kind == .badRequest)
    #expect(error.message.contains("(1,048,577 tokens)"))
    #expect(error.message.contains("window of 1,048,576 tokens"))
  }

  // MARK: Quotas

  private func quota(_ id: String, delay: String? = nil) -> String {
    let info = delay.map {
      #",{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"\#($0)"}"#
    }
    return
      #"[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"m","quotaId":"\#(id)"}]}\#(info ?? "")]"#
  }

  private func exhausted(_ message: String, _ details: String) -> APIError {
    error(429, message, state: "RESOURCE_EXHAUSTED", details: details, operation: .create)
  }

  /// Trap: a free key stores no caches, so waiting does not help.
  @Test func `a tier without caches is about the account`() {
    let name = "TotalCachedContentStorageTokensPerModelFreeTier"
    for error in [
      exhausted("\(name) limit exceeded for model gemini-3: limit=0, requested=2000", "[]"),
      exhausted("Quota exceeded", quota(name)),
      exhausted("Quota exceeded", quota(name, delay: "27s")),
    ] {
      #expect(error.kind == .account)
      #expect(error.message.contains("waiting does not help"))
    }
  }

  @Test(
    arguments: [
      ("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", "27s", .rateLimited(canClear: true)),
      ("GenerateRequestsPerMinutePerProjectPerModel-FreeTier", nil, .rateLimited(canClear: true)),
      ("GenerateRequestsPerMinutePerProjectPerModel", nil, .rateLimited(canClear: true)),
      ("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "27s", .rateLimited(canClear: false)),
      ("SomethingFreeTier", nil, .account),
      ("SomethingFreeTier", "5s", .rateLimited(canClear: true)),
    ] as [(String, String?, APIError.Kind)])
  func `a quota that clears is waited for`(id: String, delay: String?, kind: APIError.Kind) {
    #expect(exhausted("Quota exceeded.", quota(id, delay: delay)).kind == kind)
  }

  @Test func `a limit of nothing never clears`() {
    let words = "Quota exceeded for metric: free_tier_requests, limit: 0, model: gemini-3-pro"
    #expect(exhausted(words, quota("PerMinute", delay: "1s")).kind == .account)
    #expect(exhausted("limit: 05, model", "[]").kind == .rateLimited(canClear: true))
    #expect(exhausted("limit: 0.5, model", "[]").kind == .rateLimited(canClear: true))
  }

  @Test(arguments: [
    ("27s", 27.0), ("0.25s", 0.25), ("36.5s", 36.5), ("27", nil), ("-3s", nil), ("soon", nil),
    ("nans", nil), ("infs", nil),
  ])
  func `the wait that Google asks for is kept`(text: String, seconds: Double?) {
    let error = exhausted("Resource has been exhausted.", quota("PerMinute", delay: text))
    #expect(error.retryAfter == seconds)
  }

  // MARK: Words

  @Test func `an error tells its status by Google's name, and no key`() {
    let error = error(500, "An internal error, key AIza-secret", state: "INTERNAL")
    #expect(error.kind == .server)
    #expect(error.code == "INTERNAL")
    #expect(error.message.contains("(HTTP 500, INTERNAL)"))
    #expect(!error.message.contains("AIza"))
  }

  @Test func `a list with an error is an error`() {
    #expect(
      body(400, #"[{"error":{"code":400,"message":"API key not valid.","status":"X"}}]"#).kind
        == .key)
  }

  @Test func `a path that Google does not know is a wrong base URL`() {
    #expect(body(404, "<html><title>Error 404 (Not Found)!!1</title></html>").kind == .wrongBaseURL)
  }
}
