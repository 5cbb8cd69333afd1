import EventLoops
import FoundationEssentials

/// Takes requests apart and has them answered.
struct GatewayRoutes: RequestHandler {
  let contexts: ContextStore
  let responder: any Responder
  let key: String
  let faults: FaultQueue
  let log: RequestLog
  let pauses: StreamPauses
  let now: @Sendable () -> Date

  /// Size of a body from which on it takes noticeable time.
  private static let longBody = 128 << 10

  func admit(_ head: RequestHead) throws(GatewayError) {
    guard GatewayEndpoint(path: head.path) != nil else { throw .noSuchPath }
    guard head.method == "POST" else { throw .notPost }
    guard isKey(head["authorization"]) else { throw .wrongKey }
  }

  func answer(_ head: RequestHead, _ body: [UInt8], _ wire: ReplyWire) async {
    guard body.count > Self.longBody else { return await take(head, body, wire) }
    await withTaskExecutorPreference(ServerThreads.heavyWork) { await take(head, body, wire) }
  }

  private func take(_ head: RequestHead, _ body: [UInt8], _ wire: ReplyWire) async {
    let id = ReplyHead.newID()
    do {
      guard let endpoint = GatewayEndpoint(path: head.path) else { throw GatewayError.noSuchPath }
      guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(body)) else {
        throw GatewayError.notJSON
      }
      try await answer(endpoint, json, head, wire, id: id)
    } catch is CancellationError {
      // No client is there to see it.
    } catch {
      let error = GatewayError.unforeseen(error)
      await wire.send(ReplyHead(error, requestID: id, length: 0), ReplyWriter.encode(error.body))
    }
  }

  private func answer(
    _ endpoint: GatewayEndpoint, _ body: JSONValue, _ head: RequestHead, _ wire: ReplyWire,
    id: String
  ) async throws {
    let number = log.note(
      GatewayRequest(
        endpoint: endpoint, body: body, clientRequestID: head.clientRequestID))
    do {
      let fault = try await fault(for: endpoint, head)
      switch endpoint {
      case .create:
        let context = try await contexts.create(CreateWireRequest(body))
        log.answered(number, 200)
        let usage = TokenUsage(prompt: context.seedTokens, cached: 0, completion: 0)
        let reply = ReplyWriter.created(context, usage: responder.isCountedHere ? usage : nil)
        await wire.send(
          ReplyHead(200, type: "application/json", requestID: id), ReplyWriter.encode(reply))
      case .chat:
        try await chat(body, fault, wire, id: id) { log.answered(number, 200) }
      }
    } catch {
      log.answered(number, GatewayError.unforeseen(error).status)
      throw error
    }
  }

  /// The fault that this request gets; a refusal is thrown at once. A header may ask for one, too.
  private func fault(
    for endpoint: GatewayEndpoint, _ head: RequestHead
  ) async throws -> GatewayFault? {
    let asked = head["x-gateway-fault"].flatMap { GatewayFault($0) }
    let fault = asked ?? faults.next(for: endpoint)
    switch fault {
    case .status(let status, let retryAfter)?:
      throw GatewayFault.refusal(status, retryAfter: retryAfter)
    case .slow(let milliseconds)?: try await Task.sleep(for: .milliseconds(milliseconds))
    case .disconnect?, .eof?, .noDone?, .stall?, .garbage?, .errorEvent?, .expired?, .split?, nil:
      break
    }
    return fault
  }

  /// - Parameter begun: Called when the status is out.
  private func chat(
    _ body: JSONValue, _ fault: GatewayFault?, _ wire: ReplyWire, id: String,
    begun: @Sendable @escaping () -> Void
  ) async throws {
    let request = try ChatWireRequest(body)
    if fault == .expired { try await contexts.expire(request.contextID) }
    let exchange = ChatExchange(
      contexts: contexts, responder: responder, request: request,
      context: try await contexts.begin(request))
    let writer = ReplyWriter(
      id: "chatcmpl-\(id.dropFirst(4))", model: request.model,
      created: Int(now().timeIntervalSince1970))
    let type = request.isStream ? "text/event-stream" : "application/json"
    var head = ReplyHead(200, type: type, requestID: id)
    if request.isStream { head.fields.append(("Cache-Control", "no-cache")) }
    let sink = ReplySink(wire, head, split: request.isStream && fault == .split, begun: begun)
    if request.isStream {
      try await StreamedReply(exchange: exchange, writer: writer, fault: fault, pauses: pauses)
        .give(to: sink)
    } else {
      try await WholeReply(exchange: exchange, writer: writer, fault: fault)
        .give(to: sink)
    }
  }

  /// True if a header carries the key; as slow for a wrong one as for the right one.
  private func isKey(_ header: String?) -> Bool {
    let given = Array((header ?? "").utf8)
    let wanted = Array("Bearer \(key)".utf8)
    guard given.count == wanted.count else { return false }
    return zip(given, wanted).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
