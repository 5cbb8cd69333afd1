import Basics

@testable import HTTPStream

/// A transport that answers by a script and keeps what it was asked.
struct ScriptedTransport: HTTPTransport {
  enum Answer: Sendable {
    case answer(Int, [HTTPHeader], [String], TransportError?)
    case failure(TransportError)

    static func response(_ status: Int, _ chunks: [String]) -> Answer {
      .answer(status, [], chunks, nil)
    }

    static func response(
      _ status: Int, _ headers: [HTTPHeader], _ chunks: [String], _ error: TransportError? = nil
    ) -> Answer {
      .answer(status, headers, chunks, error)
    }
  }

  private let script: Locked<(answers: ArraySlice<Answer>, requests: [HTTPRequest])>
  /// The seconds for which the ends of bodies were to be waited for.
  let ends = Locked<[Double]>([])

  init(_ answers: Answer...) {
    script = Locked((answers[...], []))
  }

  /// What was asked so far.
  var requests: [HTTPRequest] { script.withLock { $0.requests } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let answer = script.withLock { script in
      script.requests.append(request)
      return script.answers.popFirst()
    }
    switch answer {
    case .answer(let status, let headers, let chunks, let error):
      let rest = Locked(chunks[...])
      let body = HTTPBody(
        { () throws(TransportError) -> [UInt8]? in
          if let chunk = rest.withLock({ $0.popFirst() }) { return Array(chunk.utf8) }
          if let error { throw error }
          return nil
        }, whenExpected: { [ends] seconds in ends.withLock { $0.append(seconds) } })
      return HTTPResponse(status: status, headers: headers, body: body)
    case .failure(let error): throw error
    case nil:
      throw TransportError(.other, requestWasSent: false, detail: "The script has no more answers.")
    }
  }
}

extension TransportError {
  /// Nobody listens.
  static let refused = TransportError(.connect, requestWasSent: false, detail: "refused")
  /// The connection broke in the middle.
  static let broken = TransportError(.disconnected, requestWasSent: true, detail: "reset")
}
