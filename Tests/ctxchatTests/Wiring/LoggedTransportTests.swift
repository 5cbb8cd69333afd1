import ChatApp
import FoundationEssentials
import HTTPStream
import Logging
import Testing

@testable import ctxchat

/// Answers every request with a status, or with an error.
private struct FixedTransport: HTTPTransport {
  var status = 200
  var error: TransportError?

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    if let error { throw error }
    return HTTPResponse(status: status, body: HTTPBody(chunks: []))
  }
}

@Suite struct LoggedTransportTests {
  static let request = HTTPRequest(
    url: "https://host.example/v1/context/create?x=SECRET",
    headers: [
      HTTPHeader("Authorization", "Bearer SECRET"), HTTPHeader("X-Client-Request-Id", "id-1"),
    ],
    body: Array("SECRET".utf8))

  private func line(_ transport: FixedTransport) async -> String {
    let path = "/tmp/ctxchat-transport-\(UInt64.random(in: 0 ... .max)).log"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = ProgramLog(path: path, isVerbose: false)
    _ = try? await LoggedTransport(transport, logger: log.logger).send(Self.request)
    log.flush()
    return String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  @Test func `A request is one line with path, status and name, and nothing secret`() async {
    let line = await line(FixedTransport())
    #expect(line.contains(" info ["))
    #expect(line.contains("client_request=id-1 "))
    #expect(line.contains(" path=v1/context/create status=200\n"))
    #expect(!line.contains("SECRET"))
  }

  @Test func `A refusal is a warning, a failure an error`() async {
    let refused = await line(FixedTransport(status: 429))
    #expect(refused.contains(" warning [") && refused.contains("status=429"))
    let failed = await line(
      FixedTransport(error: TransportError(.tls, requestWasSent: false, detail: "SECRET")))
    #expect(
      failed.contains(" error [") && failed.contains("failure=tls") && failed.contains("sent=false")
    )
    #expect(!failed.contains("SECRET"))
    let cancelled = await line(
      FixedTransport(error: TransportError(.cancelled, requestWasSent: true)))
    #expect(cancelled.contains(" info ["))
  }
}
