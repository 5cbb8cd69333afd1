import FlyingFox
import FoundationEssentials

/// Takes requests apart and has them answered.
struct GatewayRoutes: HTTPHandler {
  let shelf: ContextShelf
  let responder: any Responder
  let key: String
  let faults: FaultQueue
  let log: RequestLog
  let pauses: StreamPauses
  let now: @Sendable () -> Date

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let id = "req-" + String(UInt64.random(in: .min ... .max), radix: 36)
    do {
      let body: JSONValue?
      // Before everything else, or what is left of it would be taken for the next request.
      do {
        body = try await RequestBody.json(of: request)
      } catch let error as GatewayError where error == .notJSON {
        body = nil
      }
      guard let endpoint = GatewayEndpoint(path: request.path) else {
        throw GatewayError.noSuchPath
      }
      guard request.method == .POST else { throw GatewayError.notPost }
      guard isKey(request.headers[.authorization]) else { throw GatewayError.wrongKey }
      guard let body else { throw GatewayError.notJSON }
      return try await answer(endpoint, body, request, id: id)
    } catch let error as GatewayError where error.status == 413 {
      return Replies.lastError(error, requestID: id)
    } catch {
      return headless(Replies.error(.unforeseen(error), requestID: id), request)
    }
  }

  private func answer(
    _ endpoint: GatewayEndpoint, _ body: JSONValue, _ request: HTTPRequest, id: String
  ) async throws -> HTTPResponse {
    let number = log.note(
      GatewayRequest(
        endpoint: endpoint, body: body,
        clientRequestID: request.headers[HTTPHeader("X-Client-Request-Id")]))
    do {
      let fault = try await fault(for: endpoint, request)
      let response =
        switch endpoint {
        case .create: try await create(body, id: id)
        case .chat: try await chat(body, fault, id: id)
        }
      log.answered(number, response.statusCode.code)
      return response
    } catch {
      log.answered(number, GatewayError.unforeseen(error).status)
      throw error
    }
  }

  /// The fault that this request gets; a refusal is thrown at once. A header may ask for one, too.
  private func fault(
    for endpoint: GatewayEndpoint, _ request: HTTPRequest
  ) async throws -> GatewayFault? {
    let asked = request.headers[HTTPHeader("X-Gateway-Fault")].flatMap { GatewayFault($0) }
    let fault = asked ?? faults.next(for: endpoint)
    switch fault {
    case .status(let status, let retryAfter)?:
      throw GatewayFault.refusal(status, retryAfter: retryAfter)
    case .slow(let milliseconds)?: try await Task.sleep(for: .milliseconds(milliseconds))
    default: break
    }
    return fault
  }

  private func create(_ body: JSONValue, id: String) async throws -> HTTPResponse {
    let context = try await shelf.create(CreateWireRequest(body))
    return Replies.json(200, ReplyWriter.created(context), requestID: id)
  }

  private func chat(
    _ body: JSONValue, _ fault: GatewayFault?, id: String
  ) async throws -> HTTPResponse {
    let request = try ChatWireRequest(body)
    if fault == .expired { try await shelf.expire(request.contextID) }
    let exchange = ChatExchange(
      shelf: shelf, responder: responder, request: request, context: try await shelf.begin(request))
    let writer = ReplyWriter(
      id: "chatcmpl-\(id.dropFirst(4))", model: request.model,
      created: Int(now().timeIntervalSince1970))
    guard request.isStream else {
      return try await WholeReply(exchange: exchange, writer: writer, fault: fault, pauses: pauses)
        .response(requestID: id)
    }
    let reply = StreamedReply(exchange: exchange, writer: writer, fault: fault, pauses: pauses)
    return Replies.events(try await reply.open(), requestID: id)
  }

  /// Whether a header carries the key; as slow for a wrong one as for the right one.
  private func isKey(_ header: String?) -> Bool {
    let given = Array((header ?? "").utf8)
    let wanted = Array("Bearer \(key)".utf8)
    guard given.count == wanted.count else { return false }
    return zip(given, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The answer to HEAD has no body.
  private func headless(_ response: HTTPResponse, _ request: HTTPRequest) -> HTTPResponse {
    guard request.method == .HEAD else { return response }
    return HTTPResponse(statusCode: response.statusCode, headers: response.headers, body: Data())
  }
}
