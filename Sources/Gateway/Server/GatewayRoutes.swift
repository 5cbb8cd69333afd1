import FlyingFox
import FoundationEssentials

/// Takes requests apart and puts replies together.
struct GatewayRoutes: HTTPHandler {
  let shelf: ContextShelf
  let responder: any Responder
  let key: String

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    let id = "req-\(UInt64.random(in: .min ... .max))"
    do {
      guard request.path.hasSuffix("/context/create") || request.path.hasSuffix("/context/chat/completions")
      else { throw GatewayError.noSuchPath }
      guard request.method == .POST else { throw GatewayError.notPost }
      guard request.headers[.authorization] == "Bearer \(key)" else { throw GatewayError.wrongKey }
      let body = try await Self.body(of: request)
      return request.path.hasSuffix("/create")
        ? try await create(body, id: id) : try await chat(body, id: id)
    } catch let error as GatewayError {
      return Self.reply(error, id: id)
    } catch {
      return Self.reply(GatewayError(500, "InternalServiceError", "\(error)"), id: id)
    }
  }

  private static func body(of request: HTTPRequest) async throws -> JSONValue {
    guard let body = try? await JSONDecoder().decode(JSONValue.self, from: request.bodyData) else {
      throw GatewayError.notJSON
    }
    return body
  }

  private func create(_ body: JSONValue, id: String) async throws -> HTTPResponse {
    let request = try CreateWireRequest(body)
    let context = try await shelf.create(request)
    let tokens = TokenCount.of(context.seed)
    var reply: [String: JSONValue] = [
      "id": .text(context.id), "model": .text(context.model), "ttl": .number(Double(context.ttl)),
      "mode": .text(context.mode.rawValue),
      "usage": ReplyWriter.usage(prompt: tokens, cached: 0, completion: 0),
    ]
    if let truncation = context.truncation { reply["truncation_strategy"] = truncation }
    return Self.reply(200, .object(reply), id: id)
  }

  private func chat(_ body: JSONValue, id: String) async throws -> HTTPResponse {
    let request = try ChatWireRequest(body)
    let context = try await shelf.begin(request)
    let writer = ReplyWriter(
      id: "chatcmpl-\(id.dropFirst(4))", model: context.model,
      created: Int(Date().timeIntervalSince1970))
    let exchange = ChatExchange(
      shelf: shelf, responder: responder, request: request, context: context, writer: writer)
    guard request.isStream else { return Self.reply(200, try await exchange.complete(), id: id) }
    return HTTPResponse(
      statusCode: .ok,
      headers: [
        .contentType: "text/event-stream", HTTPHeader("x-request-id"): id,
        HTTPHeader("Cache-Control"): "no-cache",
      ],
      body: HTTPBodySequence(from: EventBody(stream: exchange.stream())))
  }

  private static func reply(_ error: GatewayError, id: String) -> HTTPResponse {
    var response = reply(error.status, error.body, id: id)
    if let seconds = error.retryAfter {
      response.headers[HTTPHeader("Retry-After")] = "\(seconds)"
    }
    return response
  }

  private static func reply(_ status: Int, _ body: JSONValue, id: String) -> HTTPResponse {
    HTTPResponse(
      statusCode: HTTPStatusCode(status, phrase: phrase(status)),
      headers: [.contentType: "application/json", HTTPHeader("x-request-id"): id],
      body: Data(ReplyWriter.encode(body)))
  }

  private static func phrase(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 429: "Too Many Requests"
    case 500...: "Internal Server Error"
    default: "Bad Request"
    }
  }
}
