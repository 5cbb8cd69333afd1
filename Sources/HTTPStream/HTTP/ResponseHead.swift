import Wording

/// Status and fields of a response.
struct ResponseHead: Equatable, Sendable {
  var status: Int
  var headers: [HTTPHeader]
}

extension ResponseHead {
  /// The error that this head is, when it points elsewhere.
  var redirect: TransportError? {
    guard 300..<400 ~= status, let location = headers[field: "Location"] else { return nil }
    return TransportError(
      .redirect, requestWasSent: true,
      detail: localized("The server answered \(status) and points to \(location.fitForMessage)."))
  }
}
