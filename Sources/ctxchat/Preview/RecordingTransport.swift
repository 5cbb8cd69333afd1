import Basics
import ChatApp
import HTTPStream
import Wording

/// Keeps the request that it is to send, and sends nothing.
final class RecordingTransport: HTTPTransport {
  private let recorded = Locked<HTTPRequest?>(nil)

  /// The recorded request.
  var request: HTTPRequest? { recorded.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    recorded.withLock { $0 = request }
    throw TransportError(.cancelled, requestWasSent: false, detail: localized("This is a dry run."))
  }
}
