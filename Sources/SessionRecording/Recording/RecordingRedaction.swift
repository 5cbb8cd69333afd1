import HTTPStream

/// Takes secrets out of an event before it is written.
enum RecordingRedaction {
  static func clean(_ event: RecordedEvent, _ redactor: Redactor) -> RecordedEvent {
    switch event {
    case .output(let bytes): .output(clean(bytes, redactor))
    case .input(let bytes): .input(clean(bytes, redactor))
    case .body(let number, let bytes): .body(number, clean(bytes, redactor))
    case .request(let number, let request): .request(number, clean(request, redactor))
    case .head(let number, let status, let headers):
      .head(
        number, status: status,
        headers.filter { !$0.isSensitive }.map { HTTPHeader($0.name, redactor.clean($0.value)) })
    case .end(let number, let error?):
      .end(
        number,
        TransportError(
          error.kind, requestWasSent: error.requestWasSent, detail: redactor.clean(error.detail)))
    case .history(let document): .history(redactor.clean(document))
    case .outside(let origin, let text): .outside(origin, redactor.clean(text))
    case .resize, .opened, .end(_, nil): event
    }
  }

  static func clean(_ request: RecordedRequest, _ redactor: Redactor) -> RecordedRequest {
    RecordedRequest(
      method: request.method, url: redactor.clean(request.url), body: redactor.clean(request.body))
  }

  /// Bytes that are not UTF-8 hold no key, and stay as they are.
  private static func clean(_ bytes: [UInt8], _ redactor: Redactor) -> [UInt8] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
    let cleaned = redactor.clean(text)
    return cleaned == text ? bytes : Array(cleaned.utf8)
  }
}
