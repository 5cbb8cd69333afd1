import ContextAPI
import ChatModel
import ChatSession
import Gateway
import HistoryStore

/// A prompt on its way, and what is expected of it.
struct Sent {
  var id = TurnID.random()
  let conversation: ConversationID
  var parent: TurnID?
  var system: String?
  let prompt: String
  let endings: Set<TurnEnding>
  let fault: GatewayFault?
  /// True if the session gets the name of the turn from us.
  var isNamed = true
  /// True if it takes the place of another turn.
  var isInPlace = false

  var request: SendRequest { SendRequest(turn: id, conversation: conversation, prompt: prompt) }
}

/// What became of prompts, and whether session, wire and server agree.
extension Walk {
  func takeIn(_ sent: [Sent]) async throws {
    for prompt in sent where problems.isEmpty {
      if let refusal = mirror.now.refusals.last(where: { $0.request.prompt == prompt.prompt }) {
        try await takeIn(refusal, of: prompt, isAlone: sent.count == 1)
      } else {
        try await takeIn(prompt, isAlone: sent.count == 1)
      }
    }
  }

  private func takeIn(_ sent: Sent, isAlone: Bool) async throws {
    guard let conversation = try await store.conversation(sent.conversation),
      let id = sent.isNamed ? sent.id : conversation.head, let turn = try await store.turn(id),
      model.turn(id) == nil
    else { return wrong("\(sent.prompt.prefix(8)) has no turn, and nothing was said") }
    guard turn.prompt == sent.prompt, turn.parent == sent.parent, turn.system == sent.system else {
      return wrong("\(sent.prompt.prefix(8)) is in another place")
    }
    model.threads[sent.conversation]?.head = id
    // It goes before one prompt.
    if !sent.isInPlace { model.threads[sent.conversation]?.system = nil }
    guard let ending = turn.ending,
      sent.endings.contains(ending) || wasRepeated && [.complete, .length].contains(ending)
    else {
      wrong(
        "\(sent.prompt.prefix(8)) ended: \(turn.phase) \(turn.failure.map { "\($0)" } ?? ""), expected \(sent.endings)"
      )
      return
    }
    tally["turns", default: 0] += 1
    let inputs = model.inputs(
      after: turn.parent, in: conversation.context, id: turn.contextID,
      remembers: kind.mode.remembersTurns, but: id
    ).map { $0 + WalkTurn.asked(turn.prompt, after: turn.system) }
    let matching = inputs.filter { input in
      let reply = Echo.reply(to: input)
      return ending == .complete ? reply == turn.reply : reply.hasPrefix(turn.reply)
    }
    var record = WalkTurn(
      id: id, conversation: turn.conversation, parent: turn.parent, system: turn.system,
      prompt: turn.prompt, reply: turn.reply, ending: ending, contextID: turn.contextID)
    record.answers = Set(matching.map(Echo.reply))
    model.add(record)
    guard let input = matching.first else { return explain(turn, inputs) }
    guard ending != .failed, isAlone else { return }
    try await checkServer(turn, inputs: matching)
    checkWire(turn, input, sent.fault)
  }

  /// True if the server refused a turn of this step, and it was sent again.
  private var wasRepeated: Bool { turnsSent.count > 1 }

  /// The turns that were sent in this step, with every try.
  private var turnsSent: [GatewayRequest] {
    requests.filter {
      $0.endpoint == kind.turns && $0.method == "POST" && !$0.parameters.contains("\"prefix\":true")
    }
  }

  /// A reply that was made from something else: only a server that keeps nothing may do that, and the user must be told.
  private func explain(_ turn: Turn, _ inputs: [[Message]]) {
    let isTold = mirror.now.notices.contains { $0.contains("does not keep turns") }
    let sent = turnsSent.last?.messages.reduce(0) { $0 + $1.content.utf8.count } ?? 0
    let all = inputs[0].reduce(0) { $0 + $1.content.utf8.count }
    // Counts cannot tell when what the server had is about half of all: without a counted turn before, it is compared with
    // an estimate, and only less than half of that is proof.
    let isPlain = turn.usage != nil && sent * 3 < all
    if kind.memory == .forgotten, turn.node?.parent != nil, isTold || !isPlain {
      tally[isTold ? "told" : "untold", default: 0] += 1
      return
    }
    wrong(
      "the reply to \(turn.prompt.prefix(8)) was not made from its branch: \(turn.reply.prefix(40))\n  expected one of"
        + " \(inputs.prefix(4).map { "\(Echo.digest(of: $0)) \(Echo.short($0))" })")
  }

  private func takeIn(_ refusal: SendRefusal, of sent: Sent, isAlone: Bool) async throws {
    guard let conversation = try await store.conversation(sent.conversation),
      let context = try await store.context(conversation.context)
    else { return wrong("the conversation is gone") }
    let heads = [model.threads[sent.conversation]?.head, sent.parent]
    guard heads.contains(conversation.head) else {
      return wrong("a refused prompt moved the branch")
    }
    model.threads[sent.conversation]?.head = conversation.head
    note("refused \(sent.prompt.prefix(8))")
    switch refusal.reason {
    case .lost where lost.contains(context.contextID):
      tally["lost", default: 0] += 1
    case .expired where (context.secondsLeft(at: clock.now) ?? 0) < 60:
      tally["expired", default: 0] += 1
    case .unconfirmed(let id)
    where kind.mode.remembersTurns && model.turn(id)?.ending == .unconfirmed:
      return
    default: return wrong("refused without a reason: \(refusal.reason)")
    }
    guard isAlone, sent.conversation == model.shown, chance(75) else { return }
    note("rebuild and send \(sent.prompt.prefix(8))")
    turnPage()
    await controller.perform(
      .agreed(.rebuild(context.key, pending: refusal.request), newest: nil))
    await controller.idle()
    var again = sent
    again = Sent(
      id: refusal.request.turn, conversation: sent.conversation,
      parent: model.thread.head, system: model.thread.system, prompt: sent.prompt,
      endings: kind.endings(with: nil), fault: nil)
    try await takeIn([again])
  }

  // MARK: Wire

  /// Exactly what had to be sent was sent, once.
  private func checkWire(_ turn: Turn, _ input: [Message], _ fault: GatewayFault?) {
    let sent = turnsSent
    let accepted = sent.filter { $0.status == 200 }
    let again = fault == .goneEvent || fault == .goneFailed ? 2 : 1
    guard let last = sent.last, accepted.count <= again else {
      return wrong("\(turn.prompt.prefix(8)) was sent \(accepted.count) times")
    }
    let messages = Echo.plain(last.messages)
    let seed = model.seeds[model.threads[turn.conversation]!.context] ?? []
    let isRight: Bool
    switch kind.mode {
    case .session, .unknown:
      isRight =
        last.contextID == turn.contextID
        && messages == WalkTurn.asked(turn.prompt, after: turn.system)
    case .commonPrefix:
      isRight = last.contextID == turn.contextID && seed + messages == input
    case .local: isRight = last.contextID.isEmpty && messages == input
    case .chain:
      if last.contextID.isEmpty {
        isRight = messages == input
      } else {
        isRight =
          Array(input.suffix(messages.count)) == messages && messages.count < input.count
          && (turn.node == nil || turn.node?.parent == last.contextID)
      }
    }
    if !isRight {
      wrong("sent after “\(last.contextID)”: \(Echo.short(messages)), of \(Echo.short(input))")
    }
  }

  // MARK: Server

  /// The server keeps what was said, and nothing else.
  private func checkServer(_ turn: Turn, inputs: [[Message]]) async throws {
    guard turn.ending == .complete || turn.ending == .length else { return }
    let answer = Message(role: "assistant", content: turn.reply)
    let id = kind.mode == .chain ? turn.node?.id : turn.contextID
    guard let id else { return wrong("a turn of a chain without a node") }
    let memory = try await memory(of: id)
    let isRight =
      switch kind.mode {
      case .session, .unknown, .chain:
        kind.memory == .kept ? inputs.contains { $0 + [answer] == memory } : memory == nil
      case .commonPrefix:
        memory == model.seeds[model.threads[turn.conversation]!.context]
      case .local: true
      }
    if !isRight {
      wrong("the server has of \(id): \(memory.map(Echo.short) ?? "nothing")")
    }
  }

  /// All that a server has under an id, with the seed.
  private func memory(of id: String) async throws -> [Message]? {
    guard let memory = try await gateway.memory(of: id) else { return nil }
    // Of its own API's contexts, the seed is told apart.
    let seed = kind.api == .context ? try await gateway.seed(of: id) ?? [] : []
    return Echo.plain(seed + memory)
  }

  // MARK: Screen

  /// Screen, history and model show the same branch; a server that remembers turns has this one.
  func compare() async throws {
    let stored = try await store.wholeBranch(of: model.shown)
    let screen = mirror.now
    func line(_ turn: Turn) -> String {
      "\(turn.id.rawValue.prefix(6)) \(turn.prompt.prefix(8)) → \(turn.reply) [\(turn.ending.map(\.rawValue) ?? "\(turn.phase)")]"
    }
    let told = model.branch.map {
      "\($0.id.rawValue.prefix(6)) \($0.prompt.prefix(8)) → \($0.reply) [\($0.ending.rawValue)]"
    }
    if screen.shown != model.shown { wrong("another conversation is on screen") }
    if stored.map(line) != told { wrong("history: \(stored.map(line))\n  model: \(told)") }
    if screen.branch.map(line) != told {
      wrong("screen: \(screen.branch.map(line))\n  model: \(told)")
    }
    guard kind.mode.remembersTurns, problems.isEmpty else { return }
    let context = try await context()
    guard let memory = try await memory(of: context.contextID) else { return }
    let inputs = model.inputs(
      after: model.thread.head, in: context.key, id: context.contextID, remembers: true)
    if !inputs.contains(memory) {
      wrong(
        "the server remembers \(Echo.short(memory)), the branch is \(inputs.prefix(3).map(Echo.short))"
      )
    }
  }
}
