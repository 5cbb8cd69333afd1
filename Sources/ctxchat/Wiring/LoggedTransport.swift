import Basics
import ChatApp
import HTTPStream
import Logging

/// Notes what became of each request: its path, its status, its name. Never its words or its key.
struct LoggedTransport: HTTPTransport {
  private let transport: any HTTPTransport
  private let logger: Logger

  init(_ transport: any HTTPTransport, logger: Logger) {
    self.transport = transport
    self.logger = logger
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let start = Monotonic.milliseconds
    var fields: Logger.Metadata = ["path": "\(Self.path(of: request.url))"]
    if let name = request.headers[field: "X-Client-Request-Id"] {
      fields["client_request"] = "\(name)"
    }
    do {
      let response = try await transport.send(request)
      fields["status"] = "\(response.status)"
      fields["ms"] = "\(Monotonic.milliseconds - start)"
      let isGood = 200..<300 ~= response.status
      logger.log(level: isGood ? .info : .warning, "request", metadata: fields)
      return response
    } catch {
      fields["failure"] = "\(error.kind.rawValue)"
      fields["sent"] = "\(error.requestWasSent)"
      fields["ms"] = "\(Monotonic.milliseconds - start)"
      logger.log(
        level: error.kind == .cancelled ? .info : .error, "request failed", metadata: fields)
      throw error
    }
  }

  /// The path after the host, without a query.
  private static func path(of url: String) -> Substring {
    let parts = url.prefix { $0 != "?" && $0 != "#" }
      .split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.count == 4 ? parts[3] : ""
  }
}
