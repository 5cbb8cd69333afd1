import Basics
package import HTTPStream

/// Records every request and its response. What a server sends is recorded in whole lines, so that a key in it is found
/// however the bytes were cut.
package struct RecordedTransport: HTTPTransport {
  private let transport: any HTTPTransport
  private let recorder: Recorder

  /// Creates a transport that records what another one sends and receives.
  package init(_ transport: any HTTPTransport, _ recorder: Recorder) {
    self.transport = transport
    self.recorder = recorder
  }

  /// Sends a request through the other transport, and records it, its response and its error.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let recorder = recorder
    let number = recorder.add(request)
    do {
      let response = try await transport.send(request)
      recorder.add(.head(number, status: response.status, response.headers))
      let unfinished = Locked<[UInt8]>([])
      return HTTPResponse(
        status: response.status, headers: response.headers,
        body: response.body.watched { piece in
          let whole = unfinished.withLock { Self.wholeLines(&$0, with: piece) }
          if !whole.isEmpty { recorder.add(.body(number, whole)) }
          switch piece {
          case .success(.some): break
          case .success(nil): recorder.add(.end(number, nil))
          case .failure(let error): recorder.add(.end(number, error))
          }
        })
    } catch {
      recorder.add(.end(number, error))
      throw error
    }
  }

  /// Takes a piece in and gives what is whole: up to the last end of a line, or everything at the end.
  private static func wholeLines(
    _ unfinished: inout [UInt8], with piece: Result<[UInt8]?, TransportError>
  ) -> [UInt8] {
    guard case .success(let bytes?) = piece else {
      defer { unfinished = [] }
      return unfinished
    }
    unfinished += bytes
    guard let end = unfinished.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let whole = Array(unfinished[...end])
    unfinished.removeSubrange(...end)
    return whole
  }
}
