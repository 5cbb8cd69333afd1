package import HTTPStream
import Wording

/// Answers requests from a recording. Nothing is sent anywhere.
package struct PlayedTransport: HTTPTransport {
  private let playback: Playback

  /// Creates a transport that answers as a recording says.
  package init(_ playback: Playback) {
    self.playback = playback
  }

  /// Waits for the moment at which the recording answers this request. A request that it does not have fails without being sent.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard let events = playback.response(to: request) else {
      throw TransportError(
        .connect, requestWasSent: false, detail: localized("This request is not in the recording."))
    }
    for await event in events {
      switch event {
      case .head(_, let status, let headers):
        return HTTPResponse(status: status, headers: headers, body: Self.body(of: events))
      case .end(_, let error?): throw error
      case .end(_, nil), .body, .output, .input, .resize, .opened, .request, .history, .outside:
        continue
      }
    }
    throw Self.cutOff
  }

  private static func body(of events: AsyncStream<RecordedEvent>) -> HTTPBody {
    HTTPBody({ () throws(TransportError) -> [UInt8]? in
      for await event in events {
        switch event {
        case .body(_, let bytes): return bytes
        case .end(_, let error?): throw error
        case .end(_, nil): return nil
        case .head, .output, .input, .resize, .opened, .request, .history, .outside: continue
        }
      }
      throw cutOff
    })
  }

  /// The error where the recording ends before the response does.
  private static var cutOff: TransportError {
    Task.isCancelled
      ? TransportError(
        .cancelled, requestWasSent: true, detail: localized("The request was cancelled."))
      : TransportError(
        .disconnected, requestWasSent: true,
        detail: localized("The recording ends before the reply does."))
  }
}
