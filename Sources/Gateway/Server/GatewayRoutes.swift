import EventLoops
import FoundationEssentials

/// Takes requests apart and has them answered.
struct GatewayRoutes: RequestHandler {
  let contextCache: ContextCacheAPI
  let plainChat: PlainChatAPI
  let responses: ResponsesAPI
  let conversations: ConversationsAPI
  let gemini: GeminiAPI
  let models: ModelsAPI
  let office: GatewayOffice
  let faults: FaultQueue
  let log: RequestLog
  let pauses: StreamPauses

  /// Size of a body from which on it takes noticeable time.
  private static let longBody = 128 << 10

  func admit(_ head: RequestHead) throws(GatewayError) {
    guard let route = Route(path: head.path) else { throw .noSuchPath }
    guard route.methods.contains(head.method) else {
      // What is posted below context/ has a wrong base URL, or a word mistyped.
      if case .context = route { throw .noSuchPath }
      throw .wrongMethod(route.methods).written(as: route.form)
    }
    // A balancer has no key.
    if route == .health { return }
    do { try office.admit(head) } catch { throw error.written(as: route.form) }
  }

  func refused(_ head: RequestHead?, _ error: GatewayError, id: String) {
    office.refused(head, error, id: id)
  }

  func answer(_ head: RequestHead, _ body: [UInt8], _ wire: ReplyWire) async {
    guard body.count > Self.longBody else { return await take(head, body, wire) }
    await ServerThreads.heavyWork.carryOut { await take(head, body, wire) }
  }

  private func take(_ head: RequestHead, _ body: [UInt8], _ wire: ReplyWire) async {
    let id = ReplyHead.newID()
    let route = Route(path: head.path)
    let record = CallRecord()
    var contextID = ""
    office.meter.began()
    do {
      guard let route else { throw GatewayError.noSuchPath }
      if route != .health { record.came(from: try await office.person(of: head)) }
      let json = try Self.json(body, of: head)
      // Reading all messages of a request is for those who keep them.
      if office.log != nil { contextID = GatewayRequest.contextID(route, json) }
      let number = log.note(
        GatewayRequest(
          route: route, method: head.method, body: json, clientRequestID: head.clientRequestID))
      do {
        let call = Call(
          route: route, method: head.method, query: head.queryValues, body: json, id: id,
          fault: try await fault(for: route, head), wire: wire, pauses: pauses, record: record,
          begun: {
            record.began(200)
            log.answered(number, 200)
          }, form: Self.form(of: route, head))
        try await answer(call)
      } catch {
        log.answered(number, GatewayError.unforeseen(error).status)
        throw error
      }
    } catch {
      let cause = await wire.cause(of: error)
      if cause is CancellationError {
        // No client is there to see it.
        record.ended(.left)
      } else {
        var error = GatewayError.unforeseen(cause)
        if let form = route?.form { error = error.written(as: form) }
        record.began(error.status)
        record.ended(.failed)
        await wire.send(ReplyHead(error, requestID: id, length: 0), ReplyWriter.encode(error.body))
      }
    }
    await office.note(
      head, route: route, id: id, record: record, contextID: contextID)
  }

  /// Google's clients ask for models at the same path as OpenAI's.
  private static func form(of route: Route, _ head: RequestHead) -> ErrorForm {
    switch route {
    case .models, .model: head["x-goog-api-key"] == nil ? route.form : .google
    default: route.form
    }
  }

  /// The body of a request; where the method has none, `null`.
  private static func json(
    _ body: [UInt8], of head: RequestHead
  ) throws(GatewayError) -> JSONValue {
    if body.isEmpty, head.method != "POST" { return .null }
    guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(body)) else {
      throw GatewayError.notJSON
    }
    return json
  }

  private func answer(_ call: Call) async throws {
    switch call.route {
    case .createContext: try await contextCache.create(call)
    case .context(let id): try await contextCache.answer(call, about: id)
    case .contextChat: try await contextCache.chat(call)
    case .chat:
      try await ChatWireRequest.namesContext(call.body)
        ? contextCache.chat(call) : plainChat.chat(call)
    case .responses: try await responses.create(call)
    case .inputTokens: try await responses.count(call)
    case .response(let id, _): try await responses.answer(call, about: id)
    case .inputItems(let id, _): try await responses.list(call, itemsOf: id)
    case .conversations: try await conversations.create(call)
    case .conversation(let id): try await conversations.answer(call, about: id)
    case .items(let id): try await conversations.answer(call, itemsOf: id)
    case .item(let item, let id): try await conversations.answer(call, item: item, of: id)
    case .cachedContents: try await gemini.answerCaches(call)
    case .cachedContent(let id): try await gemini.answer(call, about: id)
    case .generate(let model): try await gemini.generate(call, model: model, isStream: false)
    case .streamGenerate(let model): try await gemini.generate(call, model: model, isStream: true)
    case .models: try await models.list(call)
    case .model(let name): try await models.answer(call, about: name)
    case .health:
      guard await office.keys.isThere() else { throw GatewayError.noStorage("no answer") }
      await call.reply(["status": "ok"])
    case .metrics:
      await call.reply(text: MetricsText(office.meter.now).text, type: MetricsText.type)
    }
  }

  /// The fault that this request gets; a refusal is thrown at once. A header may ask for one, too.
  private func fault(for route: Route, _ head: RequestHead) async throws -> GatewayFault? {
    let asked = head["x-gateway-fault"].flatMap { GatewayFault($0) }
    let fault = asked ?? faults.next(for: route.endpoint)
    switch fault {
    case .status(let status, let retryAfter)?:
      throw GatewayFault.refusal(status, retryAfter: retryAfter)
    case .slow(let milliseconds)?: try await ServerThreads.sleep(for: .milliseconds(milliseconds))
    case .disconnect?, .eof?, .noDone?, .stall?, .garbage?, .errorEvent?, .failed?, .expired?,
      .gone?, .goneEvent?, .goneFailed?, .locked?, .refusal?, .split?, nil:
      break
    }
    return fault
  }
}
