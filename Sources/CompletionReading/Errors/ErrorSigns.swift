/// Signs of an error in the members next to the choices: servers wrap good replies and heartbeats in the same
/// members as errors.
struct ErrorSigns {
  /// True if there was also a choice.
  var hasChoices = false
  /// True if there was a list of choices, though an empty one: it is a part of a reply then.
  var hasChoiceList = false
  private var hasErrorMember = false
  private var hasWords = false
  /// True if it has `detail`, the one member of FastAPI's errors, and of nothing that is none.
  private var hasDetail = false
  /// True if it has `title`, the words of a problem (RFC 9457).
  private var hasTitle = false
  /// True if it says what it is, or how the request stands.
  private var hasState = false
  private var hasFailed = false
  private var isFine = true
  private var saysSuccess = false

  /// True if it needs a closer look.
  var speaksOfError: Bool {
    hasErrorMember || hasFailed || (hasWords && (!hasChoices || !isFine)) || (hasTitle && !isFine)
  }

  /// True if words in it are an error when neither a reply nor a word for its end follows: it does not say that it is
  /// about something else, as a heartbeat does.
  var mayEnd: Bool { !hasChoiceList && !hasState }

  /// It calls itself an error.
  mutating func saysError() { hasFailed = true }

  /// Takes a member that is not part of a reply.
  mutating func read(
    _ key: JSONString, _ json: inout JSONScanner
  ) throws(JSONScanner.Malformed) {
    if key.is("error") || key.is("errors") || key.is("Error") || key.is("ErrorMsg")
      || key.is("fault")
    {
      if try json.value(depth: 0).saysSomething { hasErrorMember = true }
    } else if key.is("ResponseMetadata") {
      if try json.value(depth: 0)["Error"]?.saysSomething == true { hasErrorMember = true }
    } else if key.is("title") {
      hasTitle = true
      try json.skipValue()
    } else if key.is("reason") {
      // Of an end as well as of an error.
      hasWords = true
      hasState = true
      try json.skipValue()
    } else if ErrorBody.wordNames.contains(where: { key.is($0) }) {
      hasWords = true
      hasDetail = hasDetail || key.is("detail")
      try json.skipValue()
    } else if key.is("base_resp") {
      guard let code = try json.value(depth: 0)["status_code"] else { return }
      if !code.isSuccess { hasFailed = true }
    } else if key.is("code") || key.is("error_code") || key.is("errorCode") || key.is("err_code")
      || key.is("status_code") || key.is("statusCode") || key.is("status") || key.is("type")
      || key.is("success") || key.is("ok") || key.is("event")
    {
      try readState(key, &json)
    } else {
      try json.skipValue()
    }
  }

  private mutating func readState(
    _ key: JSONString, _ json: inout JSONScanner
  ) throws(JSONScanner.Malformed) {
    let isStatus = key.is("status") || key.is("statusCode")
    let isCode =
      key.bytes.count > 2 && !isStatus && !key.is("type") && !key.is("success") && !key.is("event")
    let value = try json.value(depth: 0)
    hasState = hasState || !isCode
    if isCode, value != .null, value.isSuccess { saysSuccess = true }
    switch value {
    case .bool(let isFine): if !isFine { self.isFine = false }
    case .number(let number):
      if isCode ? number != 0 && number != 200 : number >= 400 { isFine = false }
    case .string(let text):
      let word = text.lowercased()
      if word.holdsAny(["error", "exception", "fail"]) {
        hasFailed = true
      } else if isCode, !ParsedJSON.string(text).isSuccess {
        isFine = false
      }
    case .null, .array, .object: break
    }
  }

  /// The kind of a value whose members were read.
  func finding(_ bytes: UnsafeRawBufferPointer) -> ReplyFinding {
    guard let json = ParsedJSON(bytes) else { return .content }
    let envelopes = ChunkReader.envelopes.lazy.compactMap { json["\($0)"] }
    guard let body = ErrorBody(json) ?? envelopes.compactMap({ ErrorBody($0) }).first
    else { return .content }
    if hasErrorMember || hasFailed || !isFine { return .error(body) }
    if hasDetail, mayEnd, !saysSuccess { return .error(body) }
    return saysSuccess ? .content : .words(body)
  }
}

extension ParsedJSON {
  /// True if a code says that all is well.
  var isSuccess: Bool {
    switch self {
    case .null: true
    case .bool(let flag): flag
    case .number(let number): number == 0 || number == 200
    case .string(let text):
      ["", "0", "200", "ok", "success", "succeeded", "null"].contains(text.lowercased())
    case .array, .object: true
    }
  }
}
