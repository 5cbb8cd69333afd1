/// A server's description of an error, in any of the forms that were met.
package struct ErrorBody: Equatable, Sendable {
  /// A code, as text; numeric codes too.
  package var code: String?
  /// The server's words.
  package var message: String?
  /// The parameter that it is about.
  package var param: String?
  /// A class of errors; Google's `status`.
  package var type: String?
  /// Its details for programs.
  package var details = ErrorDetails()

  /// The parts of the description.
  package init(
    code: String? = nil, message: String? = nil, param: String? = nil, type: String? = nil,
    details: ErrorDetails = ErrorDetails()
  ) {
    self.code = code
    self.message = message
    self.param = param
    self.type = type
    self.details = details
  }

  /// Every text changed by `change`.
  package func mapped(_ change: (String) -> String) -> ErrorBody {
    var body = ErrorBody(
      code: code.map(change), message: message.map(change), param: param.map(change),
      type: type.map(change), details: details)
    body.details.reasons = details.reasons.map(change)
    return body
  }

  /// Its most informative text.
  package var words: String? { message ?? code ?? type }

  /// Reads `{"error":{…}}`, `{"error":"text"}`, `{"message"}`, `{"detail"}`, `{"errors":[…]}`,
  /// `{"base_resp":{…}}`, `{"ResponseMetadata":{"Error":{…}}}` (Volcengine), `{"fault":{…}}` (Apigee),
  /// `{"status":500,"title"}` (RFC 9457) and an array of such; `nil` if nothing in it is about an error.
  package init?(_ json: ParsedJSON) {
    if case .array(let elements) = json {
      guard let body = elements.firstValue({ ErrorBody($0) }) else { return nil }
      self = body
    } else if let body = Self.named(in: json) {
      self = body
    } else if let errors = json["errors"], let body = ErrorBody(errors) {
      self = body
    } else if let state = json["base_resp"], state["status_code"]?.isSuccess == false {
      self.init(code: state["status_code"]?.text, message: Self.words(state["status_msg"]))
    } else {
      self.init(fields: json)
      guard message != nil else { return nil }
    }
  }

  /// Reads the value of a member `error`.
  package init?(error: ParsedJSON) {
    self.init(error: error, beside: .null)
  }

  private static func named(in json: ParsedJSON) -> ErrorBody? {
    for name in ["error", "Error", "ErrorMsg", "fault"] {
      if let error = json[name], let body = ErrorBody(error: error, beside: json) { return body }
    }
    guard let metadata = json["ResponseMetadata"], let error = metadata["Error"] else { return nil }
    return ErrorBody(error: error, beside: metadata)
  }

  private init?(error: ParsedJSON, beside json: ParsedJSON) {
    switch error {
    case .string(let text):
      guard !text.isEmpty else { return nil }
      if let inner = Self.inner(text) {
        self = inner
        return
      }
      let beside = ErrorBody(fields: json)
      self.init(
        code: beside.code, message: beside.message ?? text, param: beside.param, type: text,
        details: beside.details)
    case .object:
      // Some gateways send an error without a word beside every good reply.
      guard error.saysSomething else { return nil }
      self.init(fields: error)
      // Whatever it says is better than nothing.
      if words == nil { message = error.asWords }
    case .array(let elements):
      guard let body = elements.firstValue({ ErrorBody(error: $0) }) else { return nil }
      self = body
    default: return nil
    }
  }

  /// The members that hold the server's words.
  static let wordNames: [StaticString] = [
    "message", "faultstring", "detail", "msg", "error_msg", "error_message", "error_description",
    "errorMessage",
    "Msg", "Message", "reason",
  ]

  private init(fields json: ParsedJSON) {
    let message =
      Self.wordNames.firstValue { Self.words(json["\($0)"]) }
      ?? (json["status"]?.isFailingStatus == true ? json["title"]?.text : nil)
    // Such words may be another error in a text of JSON.
    if let message, let inner = Self.inner(message) {
      self = inner
      code = code ?? json["code"]?.text
      return
    }
    self.init(
      code: (json["code"] ?? json["error_code"] ?? json["Code"] ?? json["status_code"]
        ?? json["statusCode"] ?? json["detail"]?["errorcode"])?.text,
      message: message, param: json["param"]?.text,
      type: json["type"]?.text ?? json["status"]?.googleStatus, details: ErrorDetails(in: json))
  }

  /// The error in a text of JSON.
  private static func inner(_ text: String) -> ErrorBody? {
    guard text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), text.utf8.count < 1 << 16,
      let json = ParsedJSON(Array(text.utf8))
    else { return nil }
    return ErrorBody(json)
  }

  /// The words in a message: a text, the first text of a list of `{"msg"}` (FastAPI's `detail`), or
  /// an object, which is written out where it has no words of its own.
  private static func words(_ value: ParsedJSON?) -> String? {
    switch value {
    case .string?: value?.text
    case .array(let elements)?: elements.firstValue(words)
    case .object(let members)?:
      value?["msg"]?.text ?? value?["message"]?.text
        ?? (members.isEmpty || value?["content"] != nil ? nil : value?.asWords)
    default: nil
    }
  }
}

extension ParsedJSON {
  /// True for the number of an HTTP status that says that something failed.
  var isFailingStatus: Bool {
    guard case .number(let number) = self else { return false }
    return 400..<600 ~= number
  }

  /// A class of errors in Google's spelling: `RESOURCE_EXHAUSTED`.
  fileprivate var googleStatus: String? {
    guard case .string(let text) = self, text.utf8.count > 1,
      text.utf8.allSatisfy({ 0x41...0x5A ~= $0 || $0 == UInt8(ascii: "_") })
    else { return nil }
    return text
  }

  /// The value for a reader: an object as `name: value`, one after the other.
  fileprivate var asWords: String {
    switch self {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .number(let number): number.jsonText
    case .string(let text): text
    case .array(let elements): elements.map(\.asWords).joined(separator: ", ")
    case .object(let members):
      members.map { "\($0.key): \($0.value.asWords)" }.joined(separator: ", ")
    }
  }
}
