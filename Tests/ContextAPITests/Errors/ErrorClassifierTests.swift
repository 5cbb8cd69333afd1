import CompletionReading
import Testing

@testable import ContextAPI

struct ErrorClassifierTests {
  struct Case: CustomTestStringConvertible {
    var status: Int
    var code: String?
    var message: String?
    var param: String?
    var form = ErrorClassifier.BodyForm.json
    var operation = ErrorClassifier.Operation.chat
    var kind: APIError.Kind

    init(
      _ status: Int, _ code: String?, _ message: String, param: String? = nil,
      form: ErrorClassifier.BodyForm = .json, operation: ErrorClassifier.Operation = .chat,
      _ kind: APIError.Kind
    ) {
      self.init(status, code, param: param, form: form, operation: operation, kind)
      self.message = message
    }

    init(
      _ status: Int, _ code: String?, param: String? = nil,
      form: ErrorClassifier.BodyForm = .json, operation: ErrorClassifier.Operation = .chat,
      _ kind: APIError.Kind
    ) {
      self.status = status
      self.code = code
      self.param = param
      self.form = form
      self.operation = operation
      self.kind = kind
    }

    var testDescription: String { "\(status) \(code ?? "-") \(message ?? "-") → \(kind)" }
  }

  private func check(_ test: Case) {
    let body = ErrorBody(code: test.code, message: test.message, param: test.param)
    let classifier = ErrorClassifier(
      operation: test.operation, status: test.status, form: test.form, body: body)
    #expect(classifier.kind == test.kind)
  }

  @Test(arguments: [
    Case(400, "MissingParameter.messages", .badRequest),
    Case(400, "MissingParameter", "missing", param: "messages", .parameter("messages")),
    Case(
      400, "InvalidParameter.Value", "temperature is 3", param: "temperature",
      .parameter("temperature")),
    Case(400, "InvalidArgumentError.UnknownRole", .badRequest),
    Case(400, "InputTextSensitiveContentDetected", .moderation),
    Case(400, "OutputTextSensitiveContentDetected.Violence", .moderation),
    Case(400, "InputTextRiskDetection", .moderation),
    Case(401, "AuthenticationError", .key),
    Case(401, nil, .key),
    Case(403, "OperationDenied.InvalidState", "The context is InProgress", .busy),
    Case(403, "AccessDenied", .account),
    Case(403, "OperationDenied.ServiceNotOpen", .account),
    Case(403, "AccountOverdueError", .account),
    Case(404, "InvalidEndpointOrModel.NotFound", "The model or endpoint x does not exist", .model),
    Case(404, "ModelNotOpen", .model),
    Case(404, "UnsupportedModel", .model),
    Case(404, "NotFound.Context", .contextLost),
    Case(404, "NotFound", "The specified resource is not found", .contextLost),
    Case(429, "RateLimitExceeded.EndpointTPMExceeded", .rateLimited(canClear: true)),
    Case(429, "AccountRateLimitExceeded", .rateLimited(canClear: true)),
    Case(429, "ServerOverloaded", .rateLimited(canClear: true)),
    Case(429, "RequestBurstTooFast", .rateLimited(canClear: true)),
    Case(429, nil, .rateLimited(canClear: true)),
    Case(429, "QuotaExceeded", .rateLimited(canClear: false)),
    Case(429, "SetLimitExceeded", .rateLimited(canClear: false)),
    Case(429, "InflightBatchsizeExceeded", .rateLimited(canClear: false)),
    Case(429, "insufficient_quota", .rateLimited(canClear: false)),
    Case(500, "InternalServiceError", .server),
  ])
  func `every row of the documented table`(test: Case) { check(test) }

  @Test(arguments: [
    Case(400, "InvalidParameter.PreviousResponseNotFound", .contextLost),
    Case(400, "InvalidParameter.x", "bad", param: "context_id", .contextLost),
    Case(400, "InvalidParameter", "bad", param: "previous_response_id", .contextLost),
    Case(400, nil, "Context ctx-1 not found", .contextLost),
    Case(400, nil, "the context does not exist or has expired", .contextLost),
    Case(400, nil, "Invalid context id", .contextLost),
    Case(404, nil, "context expired", form: .text, .contextLost),
    Case(400, nil, "上下文不存在", .contextLost),
    Case(404, "404", "context ctx-1 not found", .contextLost),
  ])
  func `a lost context is known by any sign that was met`(test: Case) { check(test) }

  @Test(arguments: [
    Case(400, nil, "context length exceeded: invalid request", .badRequest),
    Case(400, nil, "This model's maximum context is 32768 tokens; invalid", .badRequest),
    Case(400, nil, "invalid: larger than the context window", .badRequest),
    Case(400, nil, "上下文长度无效，已过期", .badRequest),
    Case(400, "InvalidParameter", "bad", param: "messages", .parameter("messages")),
    Case(400, nil, "not found", .badRequest),
    Case(500, nil, "context not found", .server),
    Case(429, nil, "context not found", .rateLimited(canClear: true)),
    Case(404, "NotFound", "no such thing", operation: .create, .badRequest),
    Case(400, nil, "context not found", operation: .create, .badRequest),
  ])
  func `other errors are not taken for a lost context`(test: Case) { check(test) }

  @Test(arguments: [
    Case(404, nil, form: .empty, .wrongBaseURL),
    Case(404, nil, "404 page not found", form: .text, .wrongBaseURL),
    Case(404, nil, "a web page", form: .html, .wrongBaseURL),
    Case(404, nil, "Not Found", .wrongBaseURL),
    Case(404, nil, "Invalid URL (POST /v1/context/create)", .wrongBaseURL),
    Case(404, nil, "no Route matched with those values", .wrongBaseURL),
    Case(405, nil, form: .html, .wrongBaseURL),
    Case(404, nil, form: .empty, operation: .create, .wrongBaseURL),
  ])
  func `a path that leads nowhere is a wrong base URL`(test: Case) { check(test) }

  @Test(arguments: [
    Case(404, "model_not_found", "The model `x` does not exist", .model),
    Case(404, nil, "The model x does not exist", .model),
    Case(400, nil, "unknown", param: "model", .model),
    Case(403, "ModelNotOpen", .model),
    Case(403, "invalid_api_key", .key),
    Case(403, nil, form: .html, .account),
    Case(402, nil, .account),
    Case(429, "AccountOverdueError", .account),
    Case(408, nil, .timeout),
    Case(409, nil, .server),
    Case(413, nil, form: .html, .badRequest),
    Case(422, nil, "field required", .badRequest),
    Case(418, nil, .badRequest),
    Case(502, nil, form: .html, .server),
    Case(503, nil, form: .empty, .server),
    Case(529, "overloaded", .server),
    Case(599, nil, .server),
    Case(300, nil, .protocolViolation),
  ])
  func `what others answer`(test: Case) { check(test) }

  @Test(arguments: [
    Case(200, "429", .rateLimited(canClear: true)),
    Case(200, "401", .key),
    Case(200, "500", .server),
    Case(200, "AuthenticationError", .key),
    Case(200, "RateLimitExceeded.X", .rateLimited(canClear: true)),
    Case(200, "QuotaExceeded", .rateLimited(canClear: false)),
    Case(200, "OutputTextSensitiveContentDetected", .moderation),
    Case(200, "InvalidParameter", "m", param: "top_p", .parameter("top_p")),
    Case(200, "OperationDenied.InvalidState", .busy),
    Case(200, "AccessDenied", .account),
    Case(200, "ModelNotOpen", .model),
    Case(200, "InvalidParameter.PreviousResponseNotFound", .contextLost),
    Case(200, "NotFound.Context", "The context ctx-1 does not exist or has expired.", .contextLost),
    Case(200, nil, "context not found", .server),
    Case(200, "13", .server),
    Case(200, nil, .server),
  ])
  func `an error inside a 200 is known by its code`(test: Case) { check(test) }

  @Test(arguments: [
    (400, false), (401, false), (403, false), (404, false), (429, false), (408, true),
    (409, true), (499, true), (500, true), (503, true), (200, true),
  ])
  func `a refusal means that nothing was run`(status: Int, mayHaveRun: Bool) {
    #expect(ErrorClassifier.mayHaveRun(status: status) == mayHaveRun)
  }
}
