import HistoryStore
import ChatSession
import ChatModel
import ContextAPI
import Gateway

/// What happens to contexts on the server, by its own rules or because the user wants it.
extension Walk {
  /// The server loses the context, or a node of the chain.
  func loseOnServer() async throws {
    let context = try await context()
    var ids = kind.creations == nil ? [] : [context.contextID]
    if kind.mode == .chain, kind.memory == .kept {
      ids += try await store.wholeBranch(of: model.shown).compactMap(\.node?.id)
    }
    guard let id = any(ids) else { return note("nothing") }
    let expires = chance(50)
    note("\(expires ? "expire" : "forget") \(id == context.contextID ? "the context" : "a node")")
    if expires { try? await gateway.expire(id) } else { try? await gateway.forget(id) }
    lost.insert(id)
  }

  /// Time passes: contexts that live for an hour may be over, by both clocks.
  func wait() async throws {
    guard kind.endsByClock else { return note("nothing") }
    let seconds = chance(50) ? 3_700.0 : 1_800.0
    note("wait \(Int(seconds)) s")
    clock.advance(by: seconds)
    if kind == .prefixGemini, chance(40) {
      note("extend")
      await controller.perform(.extendContext(model.thread.context, seconds: 7_200))
      await controller.idle()
      // It came too late.
      let id = try await context().contextID
      if try await gateway.memory(of: id) == nil { lost.insert(id) }
    }
  }

  /// Deletes the context on the server and brings its record back.
  func delete() async throws {
    note("delete and restore")
    let context = try await context()
    let nodes = try await store.wholeBranch(of: model.shown).compactMap(\.node?.id)
    await controller.perform(.deleteContext(context.key))
    await controller.idle()
    let isPossible = service.capabilities.deletion != .none && kind.mode != .local
    let isDone = mirror.now.notices.contains { $0.hasPrefix("Deleted on the server") }
    guard isDone == isPossible else {
      return wrong("deletion possible: \(isPossible), done: \(isDone)")
    }
    guard isDone else { return }
    lost.insert(context.contextID)
    for id in nodes + [context.contextID] where try await gateway.memory(of: id) != nil {
      wrong("\(id) is still on the server")
    }
    let request = SendRequest(conversation: model.shown, prompt: newPrompt())
    await controller.perform(.send(request))
    await controller.idle()
    if case .impossible? = mirror.now.refusals.last?.reason {
    } else {
      wrong("a prompt to a context in the trash was not refused")
    }
    await controller.perform(.restoreContext(context.key))
    await controller.perform(.open(model.shown))
    await controller.idle()
  }

  /// The context is made again, from its seed or from another one.
  func remake() async throws {
    let key = model.thread.context
    let fails = kind.creations != nil && chance(20)
    if fails, let place = kind.creations { gateway.inject([.status(400)], into: place) }
    var seed: [ChatModel.Message]?
    if chance(40) {
      seed = [ChatModel.Message(role: .system, content: "s\(trail.count) Be long.")]
    }
    note("\(seed == nil ? "rebuild" : "refresh")\(fails ? ", which fails" : "")")
    let command: SessionCommand =
      seed.map { .refresh(key, Seed(messages: $0)) } ?? .rebuild(key, pending: nil)
    let newest = try await store.conversations(of: key).first?.id
    await controller.perform(.agreed(command, newest: nil))
    await controller.idle()
    guard mirror.now.failures.isEmpty != fails else {
      return wrong("a rebuild that should \(fails ? "fail" : "work") did not")
    }
    if !fails, let seed { model.seeds[key] = Echo.plain(seed) }
    // A session context has one conversation.
    if kind.mode.remembersTurns, newest != model.shown {
      wrong("another conversation was replayed")
    }
  }

  /// Decides about a turn of which nobody knows whether the server has it.
  func settle(_ turn: WalkTurn) async throws {
    guard let way = any(UnconfirmedWay.allCases) else { return }
    note("settle \(turn.prompt.prefix(8)): \(way.rawValue)")
    let again = Sent(
      conversation: model.shown, parent: turn.parent, system: turn.system, prompt: turn.prompt,
      endings: kind.endings(with: nil), fault: nil, isNamed: false, isInPlace: true)
    await controller.perform(.agreed(.settle(turn.id, way), newest: nil))
    await controller.idle()
    switch way {
    case .carryOn: model.change(turn.id) { $0.ending = .truncated }
    case .resend, .rebuild: try await takeIn([again])
    }
  }
}
