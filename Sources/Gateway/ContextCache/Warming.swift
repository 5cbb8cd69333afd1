internal import EventLoops

/// Has the server behind the gateway read the seeds of new contexts before the first question, so that this one costs
/// what later ones do.
actor Warming {
  /// What is known of a context's seed.
  enum State: Hashable, Sendable {
    /// The server reads it: the share that it told, from 0 to 1.
    case reading(share: Double?)
    /// The server has read it since this gateway started.
    case read
    /// Nothing: it was made elsewhere, or long ago, or its seed could not be read.
    case unknown
  }

  private let responder: any Responder
  private var running: [String: Double?] = [:]
  /// Contexts whose seed was read, the last ones last.
  private var finished: [String] = []
  private static let finishedAtHand = 200
  private var waiters: [Int: (id: String, continuation: CheckedContinuation<Void, Never>)] = [:]
  private var lastNumber = 0

  /// What is asked: servers want something after the seed, and what comes after it is not kept.
  private static let question = WireMessage(role: "user", content: ".")

  init(_ responder: any Responder) {
    self.responder = responder
  }

  func state(of id: String) -> State {
    if let share = running[id] { return .reading(share: share) }
    return finished.contains(id) ? .read : .unknown
  }

  /// Begins with a context; a failure shows at its first question.
  func begin(_ context: StoredContext) {
    running.updateValue(nil, forKey: context.id)
    Task(executorPreference: ServerThreads.sockets) { await self.read(context) }
  }

  private func read(_ context: StoredContext) async {
    var options = ReplyOptions()
    options.maxTokens = 1
    let asked = ResponderRequest(
      contextID: context.id, model: context.model, seed: context.seed,
      prompt: context.seed + [Self.question], messages: [Self.question], options: options,
      wantsProgress: true)
    do {
      let reply = try await responder.reply(to: asked)
      while let piece = try await reply.next() {
        if case .promptShare(let share) = piece { running.updateValue(share, forKey: context.id) }
      }
      finished = Array(finished.suffix(Self.finishedAtHand - 1)) + [context.id]
    } catch {}
    ended(context.id)
  }

  /// Waits until a context is warm: a question at the same time would have the seed read twice. Returns at once when
  /// nobody waits for the answer any more.
  func wait(for id: String) async {
    guard running.keys.contains(id) else { return }
    lastNumber += 1
    let number = lastNumber
    await withCancellation {
      await withCheckedContinuation { continuation in
        guard running.keys.contains(id), !Task.isCancelled else { return continuation.resume() }
        waiters[number] = (id, continuation)
      }
    } onCancel: {
      Task(executorPreference: ServerThreads.sockets) { await self.release(number) }
    }
  }

  private func ended(_ id: String) {
    running.removeValue(forKey: id)
    for (number, waiter) in waiters where waiter.id == id { release(number) }
  }

  private func release(_ number: Int) {
    waiters.removeValue(forKey: number)?.continuation.resume()
  }
}
