import ChatModel
import CompletionReading
import HTTPStream
import Wording

/// The common facts of one response's errors: its status, its ids, the key to keep out of them.
struct ErrorReport {
  let operation: ErrorClassifier.Operation
  let status: Int
  let requestID: String?
  let retryAfter: Double?
  let key: APIKey?
  private let format: any WireFormat
  private let redactor: Redactor

  init(
    operation: ErrorClassifier.Operation, response: HTTPResponse, format: any WireFormat,
    key: APIKey?
  ) {
    self.operation = operation
    self.format = format
    status = response.status
    let redactor = key.redactor
    requestID = response.headers.requestID.map(redactor.clean)
    retryAfter = RetryAfter.seconds(in: response.headers)
    self.key = key
    self.redactor = redactor
  }

  /// The error that a whole body is.
  func error(body bytes: [UInt8]) -> APIError {
    let form = Self.form(of: bytes)
    switch form {
    case .json:
      let body = ParsedJSON(bytes).flatMap { ErrorBody($0) } ?? ErrorBody()
      return error(body, form: .json)
    case .text:
      let text = String(decoding: bytes.prefix(2000), as: UTF8.self)
      return error(ErrorBody(message: text), form: .text)
    case .html: return error(ErrorBody(message: localized("a web page")), form: .html)
    case .empty: return error(ErrorBody(), form: .empty)
    }
  }

  /// The error that the server described.
  func error(_ body: ErrorBody, form: ErrorClassifier.BodyForm = .json) -> APIError {
    // Before anything is made of it: every field may end up in a text.
    let body = body.mapped(redactor.clean)
    let overflow = WindowOverflow(body, status: status)
    let kind = kind(of: body, form: form, isOverflow: overflow != nil)
    let advice =
      format.advice(on: body, status: status, operation: operation)
      ?? (kind == .badRequest ? overflow?.advice(for: operation) : nil)
      ?? storageAdvice(body, kind)
    let code = clean(code(of: body))
    let words = clean(body.message)
    let wait = retryAfter ?? body.details.retryDelay
    var error = APIError(
      kind, status: status, code: code, serverMessage: words, requestID: requestID,
      retryAfter: wait,
      requestWasSent: kind == .loading && status == 503
        ? false : ErrorClassifier.mayHaveRun(status: status),
      message: ErrorText.message(
        kind: kind, status: status, code: code, words: words, retryAfter: wait, advice: advice))
    error.minimumTokens = format.minimumTokens(in: body, status: status)
    if kind == .badRequest { error.overflow = overflow }
    error.storedNothing = body.details.isStored == false
    return error
  }

  /// Said in the place of a guess whose fault it is: the server knows what became of the turn.
  private func storageAdvice(_ body: ErrorBody, _ kind: APIError.Kind) -> String? {
    guard operation == .chat, body.details.isStored == false, kind == .server else { return nil }
    return localized("Nothing of this turn was stored.")
  }

  private func kind(
    of body: ErrorBody, form: ErrorClassifier.BodyForm, isOverflow: Bool
  ) -> APIError.Kind {
    if let kind = format.kind(of: body, status: status, operation: operation) { return kind }
    if isOverflow { return .badRequest }
    let operation = format.hasCommonSignsOfLoss || operation != .chat ? operation : .manage
    return ErrorClassifier(operation: operation, status: status, form: form, body: body).kind
  }

  /// The code that says most: a class of errors rather than the status once more.
  private func code(of body: ErrorBody) -> String? {
    // The words alone would appear twice.
    let type = body.type == body.message ? nil : body.type
    return body.code == "\(status)" ? type ?? body.code : body.code ?? type
  }

  /// Reads the JSON of an answer.
  ///
  /// - Parameters:
  ///   - bytes: The body.
  ///   - name: What it should be, for the error.
  func json(_ bytes: [UInt8], of name: String) throws(APIError) -> ParsedJSON {
    if let json = ParsedJSON(bytes) { return json }
    guard Self.form(of: bytes) == .html else { throw violation(localized("\(name) without JSON")) }
    throw APIError(
      .wrongBaseURL, status: status, serverMessage: localized("a web page"), requestID: requestID,
      requestWasSent: true)
  }

  /// An answer that makes no sense.
  func violation(_ words: String) -> APIError {
    APIError(
      .protocolViolation, status: status,
      serverMessage: clean(redactor.clean(words)), requestID: requestID,
      requestWasSent: true)
  }

  /// A response that makes no sense, described in whole sentences.
  func violation(saying sentences: String) -> APIError {
    APIError(
      .protocolViolation, status: status, requestID: requestID, requestWasSent: true,
      message: sentences)
  }

  /// A stranger's text without the key.
  func redacted(_ text: String) -> String { redactor.clean(text) }

  private func clean(_ text: String?) -> String? {
    guard let text else { return nil }
    let clean = text.fitForMessage()
    return clean.isEmpty ? nil : clean
  }

  /// The format of a body, by its first byte that is not white space.
  static func form(of bytes: [UInt8]) -> ErrorClassifier.BodyForm {
    bytes.withUnsafeBytes { bytes in
      let body = bytes.withoutByteOrderMark
      guard let first = body.first(where: { $0 > 0x20 }) else { return .empty }
      switch first {
      case UInt8(ascii: "{"), UInt8(ascii: "["): return ParsedJSON(body) == nil ? .text : .json
      case UInt8(ascii: "<"): return .html
      default: return .text
      }
    }
  }
}

extension [HTTPHeader] {
  /// The server's name of the request.
  var requestID: String? {
    let names = ["x-request-id", "x-tt-logid", "request-id"]
    return names.lazy.compactMap { self[field: $0] }.first { !$0.isEmpty }
      .map { $0.fitForMessage(limit: 200) }
  }
}
