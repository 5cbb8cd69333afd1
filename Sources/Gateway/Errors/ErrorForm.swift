import ChatModel

/// The form in which an API writes its errors.
enum ErrorForm: Hashable, Sendable {
  /// Ark: a code in words with dots.
  case ark
  /// OpenAI: a code in small letters.
  case openAI
  /// Google: the status as a number and as a word.
  case google
}

extension GatewayError {
  /// The error as an API writes it, unless that is settled.
  func written(as form: ErrorForm) -> GatewayError {
    guard self.form == nil else { return self }
    var error = self
    error.form = form
    // Google says so of a key that it does not know.
    if form == .google, status == 401 { error.status = 400 }
    return error
  }

  /// The body of the reply.
  var body: JSONValue { ["error": fields] }

  /// The members of the error.
  var fields: JSONValue {
    switch form ?? .ark {
    case .ark:
      return withDetails([
        "code": .text(code), "message": .text(message), "param": paramValue, "type": .text(arkType),
      ])
    case .openAI:
      return withDetails([
        "code": openAICode.map { .text($0) } ?? .null, "message": .text(message),
        "param": paramValue, "type": .text(openAIType),
      ])
    case .google:
      var fields: [String: JSONValue] = [
        "code": .number(Double(status)), "message": .text(message), "status": .text(googleStatus),
      ]
      if code == Self.wrongKey.code {
        fields["details"] = [
          [
            "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID",
            "domain": "googleapis.com",
          ]
        ]
      }
      return .object(fields)
    }
  }

  /// The numbers of a window are told in llama.cpp's members; `stored` is a member of our own.
  private func withDetails(_ fields: [String: JSONValue]) -> JSONValue {
    var fields = fields
    fields["n_prompt_tokens"] = overflow?.needed.map { .number(Double($0)) }
    fields["n_ctx"] = overflow?.limit.map { .number(Double($0)) }
    if storedNothing { fields["stored"] = false }
    return .object(fields)
  }

  private var paramValue: JSONValue { param.map { .text($0) } ?? .null }

  private var arkType: String {
    switch status {
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "NotFound"
    case 429: "TooManyRequests"
    case 500...: "InternalServerError"
    default: "BadRequest"
    }
  }

  private var openAIType: String {
    switch status {
    case 429: "rate_limit_error"
    case 500...: "server_error"
    default: "invalid_request_error"
    }
  }

  /// A code of its own is in small letters; Ark's are translated as far as there is a word.
  var openAICode: String? {
    guard code.utf8.first.map({ 0x41...0x5A ~= $0 }) ?? false else {
      return code.isEmpty ? nil : code
    }
    switch code.prefix(while: { $0 != "." }) {
    case "MissingParameter": return "missing_required_parameter"
    case "InvalidParameter": return "invalid_value"
    case "AuthenticationError": return "invalid_api_key"
    case "RateLimitExceeded": return "rate_limit_exceeded"
    case "InternalServiceError": return "server_error"
    case "ServerOverloaded": return "server_is_overloaded"
    case "ServerShutdown": return "server_error"
    case "ModelLoading": return "model_loading"
    default: return nil
    }
  }

  private var googleStatus: String {
    switch status {
    case 401: "UNAUTHENTICATED"
    case 403: "PERMISSION_DENIED"
    case 404: "NOT_FOUND"
    case 409: "ABORTED"
    case 429: "RESOURCE_EXHAUSTED"
    case 501: "UNIMPLEMENTED"
    case 503: "UNAVAILABLE"
    case 408, 504: "DEADLINE_EXCEEDED"
    case 500...: "INTERNAL"
    default: "INVALID_ARGUMENT"
    }
  }
}
