import FoundationEssentials

/// The Context Cache API of Ark: a context is made once, and chats name it.
struct ContextCacheAPI: Sendable {
  let contexts: ContextStore
  let responder: any Responder
  /// Has seeds read before the first question; `nil`: that one does it.
  let warming: Warming?
  let now: @Sendable () -> Date

  func create(_ call: Call) async throws {
    let request = try CreateWireRequest(call.body)
    try responder.check(model: request.model)
    let window = request.mode == .session ? await responder.window(of: request.model) : nil
    let context = try await contexts.create(request, window: window)
    await warming?.begin(context)
    let usage = TokenUsage(prompt: context.seedTokens, cached: 0, completion: 0)
    await call.reply(
      ReplyWriter.created(
        context, usage: responder.isCountedHere ? usage : nil,
        warming: await warming?.state(of: context.id)))
  }

  /// Tells about a context; this is no use of it.
  func answer(_ call: Call, about id: String) async throws {
    guard let context = try await contexts.load(id), context.isAlive(at: now()) else {
      throw GatewayError.noContext(id)
    }
    await call.reply(
      ReplyWriter.created(context, usage: nil, warming: await warming?.state(of: id) ?? .unknown))
  }

  func chat(_ call: Call) async throws {
    let request = try ChatWireRequest(call.body)
    if call.fault == .expired { try await contexts.expire(request.contextID) }
    var call = call
    call.gone = .noContext(request.contextID)
    if call.fault == .gone { throw call.gone }
    let context: StoredContext
    do { context = try await contexts.begin(request) } catch {
      throw (error as? GatewayError)?.ofNothingStored ?? error
    }
    let exchange = ContextExchange(
      contexts: contexts, responder: responder, warming: warming, request: request,
      context: context)
    try await CompletionReply(exchange: exchange, request: request, now: now()).give(to: call)
  }
}
