/// What a server says about an error, in any of the forms that were met.
package struct ErrorBody: Equatable {
  /// A code, as text; numeric codes too.
  package var code: String?
  /// The server's words.
  package var message: String?
  /// The parameter that it is about.
  package var param: String?
  /// A class of errors.
  package var type: String?

  /// What is said.
  package init(
    code: String? = nil, message: String? = nil, param: String? = nil, type: String? = nil
  ) {
    self.code = code
    self.message = message
    self.param = param
    self.type = type
  }

  /// Every text changed by `change`.
  package func mapped(_ change: (String) -> String) -> ErrorBody {
    ErrorBody(
      code: code.map(change), message: message.map(change), param: param.map(change),
      type: type.map(change))
  }

  /// Reads `{"error":{…}}`, `{"error":"text"}`, `{"message"}`, `{"detail"}`, `{"errors":[…]}` and
  /// an array of such; `nil` when nothing in it speaks of an error.
  package init?(_ json: JSONValue) {
    if case .array(let elements) = json {
      guard let body = elements.lazy.compactMap({ ErrorBody($0) }).first else { return nil }
      self = body
    } else if let error = json["error"], let body = ErrorBody(error: error, beside: json) {
      self = body
    } else if let errors = json["errors"], let body = ErrorBody(errors) {
      self = body
    } else {
      self.init(fields: json)
      guard message != nil else { return nil }
    }
  }

  private init?(error: JSONValue, beside json: JSONValue) {
    switch error {
    case .string(let text):
      guard !text.isEmpty else { return nil }
      let beside = ErrorBody(fields: json)
      self.init(
        code: beside.code, message: beside.message ?? text, param: beside.param, type: text)
    case .object(let members):
      guard !members.isEmpty else { return nil }
      self.init(fields: error)
    default: return nil
    }
  }

  private init(fields json: JSONValue) {
    let keys = ["message", "detail", "msg", "error_msg", "error_message", "error_description"]
    let message = keys.lazy.compactMap { json[$0] }.compactMap(Self.words).first
    self.init(
      code: (json["code"] ?? json["error_code"])?.text, message: message,
      param: json["param"]?.text, type: json["type"]?.text)
  }

  /// The words in a message: a text, or the first text of a list of `{"msg"}` (FastAPI's `detail`).
  private static func words(_ value: JSONValue) -> String? {
    switch value {
    case .string: value.text
    case .array(let elements): elements.lazy.compactMap(words).first
    case .object: value["msg"]?.text ?? value["message"]?.text
    default: nil
    }
  }
}
