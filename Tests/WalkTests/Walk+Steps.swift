import Basics
import HistoryStore
import ChatSession
import ChatModel
import ContextAPI
import Gateway

/// The steps.
extension Walk {
  /// The context of the conversation on screen.
  func context() async throws -> CachedContext {
    guard let context = try await store.context(model.thread.context) else {
      throw Missing(what: "the context")
    }
    return context
  }

  func step() async throws {
    if kind.mode.remembersTurns, let last = model.branch.last, last.ending == .unconfirmed,
      chance(75)
    {
      return try await settle(last)
    }
    switch Int.random(in: 0..<100, using: &random) {
    case ..<30: try await send()
    case ..<48: try await sendWithFault()
    case ..<53: try await sendAndStop()
    case ..<56: try await sendTwo()
    case ..<59: try await sendElsewhere()
    case ..<65: try await retry()
    case ..<71: try await edit()
    case ..<76: try await undo()
    case ..<80: try await flip()
    case ..<84: try await fork()
    case ..<87: try await open()
    case ..<89: try await startConversation()
    case ..<93: try await loseOnServer()
    case ..<95: try await wait()
    case ..<96: try await delete()
    case ..<97: try await remake()
    case ..<98: await changeSystem()
    default:
      note("restart")
      await restart()
    }
  }

  // MARK: Sending

  private func sent(_ fault: GatewayFault? = nil, endings: Set<TurnEnding>? = nil) -> Sent {
    Sent(
      conversation: model.shown, parent: model.thread.head, system: model.thread.system,
      prompt: newPrompt(), endings: endings ?? kind.endings(with: fault), fault: fault)
  }

  private func send() async throws {
    let sent = sent()
    let isLimited = chance(12)
    note("send \(sent.prompt.prefix(8))\(isLimited ? ", at most 12 tokens" : "")")
    if isLimited {
      await controller.perform(.setParameters(model.shown, Parameters(maxTokens: 12)))
    }
    await controller.perform(.send(sent.request))
    await controller.idle()
    if isLimited { await controller.perform(.setParameters(model.shown, Parameters())) }
    try await takeIn([sent])
  }

  /// True if the next turn follows a node that the server has.
  private func followsNode() async throws -> Bool {
    guard kind.mode == .chain else { return true }
    let id = try await context().contextID
    if kind == .chainArk, !lost.contains(id) { return true }
    return model.branch.last.map { $0.ending == .complete && $0.contextID == id && !$0.isCopy }
      ?? false
  }

  private func sendWithFault() async throws {
    guard let fault = any(kind.faults(follows: try await followsNode())) else { return }
    let sent = sent(fault)
    note("send \(sent.prompt.prefix(8)), fault \(fault)")
    if [.gone, .expired, .goneEvent].contains(fault) { lost.insert(try await context().contextID) }
    gateway.inject([fault], into: kind.turns)
    await controller.perform(.send(sent.request))
    await controller.idle()
    try await takeIn([sent])
  }

  /// Stops a reply in the middle: by Esc, or by the end of the program.
  private func sendAndStop() async throws {
    let leaves = chance(40)
    let cut: Set<TurnEnding> = kind.mode.remembersTurns ? [.unconfirmed] : [.truncated]
    let sent = sent(.stall(milliseconds: 60_000), endings: leaves ? cut : [.stopped])
    note("\(leaves ? "leave" : "stop") in \(sent.prompt.prefix(8))")
    gateway.inject([.stall(milliseconds: 60_000)], into: kind.turns)
    await controller.perform(.send(sent.request))
    await mirror.hasText(of: sent.id)
    if leaves, mirror.now.refusals.isEmpty {
      await restart()
    } else {
      await controller.perform(.stop(model.shown))
      await controller.idle()
    }
    try await takeIn([sent])
  }

  private func sendTwo() async throws {
    let first = sent()
    var second = sent()
    second.parent = first.id
    second.system = nil
    note("send two: \(first.prompt.prefix(8)), \(second.prompt.prefix(8))")
    await controller.perform(.send(first.request))
    await controller.perform(.send(second.request))
    await controller.idle()
    try await takeIn([first, second])
  }

  /// Two conversations at the same time.
  private func sendElsewhere() async throws {
    guard
      let other = any(
        model.threads.keys.filter { $0 != model.shown }.sorted { $0.rawValue < $1.rawValue }),
      let thread = model.threads[other]
    else { return try await send() }
    let here = sent()
    let there = Sent(
      conversation: other, parent: thread.head, system: thread.system, prompt: newPrompt(),
      endings: kind.endings(with: nil), fault: nil)
    note("send here \(here.prompt.prefix(8)) and elsewhere \(there.prompt.prefix(8))")
    await controller.perform(.send(here.request))
    await controller.perform(.send(there.request))
    await controller.idle()
    try await takeIn([here, there])
  }

  // MARK: Branches

  private func retry() async throws {
    guard let turn = any(model.branch) else { return try await send() }
    note("retry \(turn.prompt.prefix(8))")
    let sent = Sent(
      conversation: model.shown, parent: turn.parent, system: turn.system, prompt: turn.prompt,
      endings: kind.endings(with: nil), fault: nil, isNamed: false, isInPlace: true)
    await controller.perform(.agreed(.retry(turn.id), newest: nil))
    await controller.idle()
    try await takeIn([sent])
  }

  private func edit() async throws {
    guard let turn = any(model.branch) else { return try await send() }
    let sent = Sent(
      conversation: model.shown, parent: turn.parent, system: turn.system, prompt: newPrompt(),
      endings: kind.endings(with: nil), fault: nil, isInPlace: true)
    note("edit \(turn.prompt.prefix(8)) to \(sent.prompt.prefix(8))")
    await controller.perform(.agreed(.edit(turn.id, sent.request), newest: nil))
    await controller.idle()
    try await takeIn([sent])
  }

  private func undo() async throws {
    note("undo")
    await controller.perform(.agreed(.undo(model.shown), newest: nil))
    await controller.idle()
    if let last = model.branch.last { model.thread.head = last.parent }
  }

  private func flip() async throws {
    let many = model.branch.filter { model.siblings(of: $0).count > 1 }
    guard let turn = any(many) else { return try await send() }
    let siblings = model.siblings(of: turn)
    let place = siblings.firstIndex { $0.id == turn.id } ?? 0
    let step = place == 0 ? 1 : place == siblings.count - 1 ? -1 : chance(50) ? 1 : -1
    note("flip \(turn.prompt.prefix(8)) by \(step)")
    await controller.perform(.agreed(.flipAlternative(turn.id, step: step), newest: nil))
    await controller.idle()
    model.thread.head = model.newestLeaf(under: siblings[place + step].id)
  }

  private func fork() async throws {
    let path = model.branch
    guard !path.isEmpty else { return try await send() }
    let upTo = chance(60) ? any(path) : nil
    note("fork up to \(upTo?.prompt.prefix(8) ?? "the end")")
    let source = model.path(to: (upTo ?? path[path.count - 1]).id)
    let thread = model.thread
    await controller.perform(.agreed(.fork(model.shown, upTo: upTo?.id), newest: nil))
    await controller.idle()
    guard let new = mirror.now.shown, model.threads[new] == nil,
      let conversation = try await store.conversation(new)
    else { return wrong("the fork is not on screen") }
    model.seeds[conversation.context] = model.seeds[thread.context]
    model.threads[new] = WalkModel.Thread(
      context: conversation.context, head: conversation.head, system: thread.system)
    model.shown = new
    let copies = try await store.wholeBranch(of: new)
    guard copies.count == source.count else { return wrong("the fork has \(copies.count) turns") }
    for (copy, original) in zip(copies, source) {
      var turn = WalkTurn(
        id: copy.id, conversation: new, parent: copy.parent, system: original.system,
        prompt: original.prompt, reply: original.reply, ending: original.ending,
        contextID: copy.contextID)
      turn.isCopy = true
      model.add(turn)
    }
  }

  // MARK: Conversations

  private func open() async throws {
    guard
      let other = any(
        model.threads.keys.filter { $0 != model.shown }.sorted { $0.rawValue < $1.rawValue })
    else { return try await send() }
    note("open another")
    await controller.perform(.open(other))
    await controller.idle()
    model.shown = other
  }

  private func startConversation() async throws {
    guard !kind.mode.remembersTurns else { return try await send() }
    note("new conversation")
    let key = model.thread.context
    await controller.perform(.newConversation(key))
    await controller.idle()
    guard let shown = mirror.now.shown else { return wrong("nothing is shown") }
    if model.threads[shown] == nil { model.threads[shown] = WalkModel.Thread(context: key) }
    model.shown = shown
  }

  private func changeSystem() async {
    // Google has no system messages between turns, and plain chats join those that follow each other.
    guard kind.api != .gemini, kind.api != .chat else { return note("nothing") }
    let text = chance(30) ? nil : "y\(trail.count) Be kind."
    note("system \(text ?? "none")")
    await controller.perform(.setSystem(model.shown, text))
    model.thread.system = text
  }
}
