/// Has the server behind the gateway read the seeds of new contexts before the first question, so that this one costs
/// what later ones do.
actor Warming {
  private let responder: any Responder
  private var running: Set<String> = []
  private var waiters: [Int: (id: String, continuation: CheckedContinuation<Void, Never>)] = [:]
  private var lastNumber = 0

  /// What is asked: servers want something after the seed, and what comes after it is not kept.
  private static let question = WireMessage(role: "user", content: ".")

  init(_ responder: any Responder) {
    self.responder = responder
  }

  /// Begins with a context; a failure shows at its first question.
  func begin(_ context: StoredContext) {
    running.insert(context.id)
    let responder = responder
    Task {
      var options = ReplyOptions()
      options.maxTokens = 1
      let asked = ResponderRequest(
        contextID: context.id, model: context.model, seed: context.seed,
        prompt: context.seed + [Self.question], messages: [Self.question], options: options)
      _ = try? await responder.reply(to: asked).speak { _ in }
      ended(context.id)
    }
  }

  /// Waits until a context is warm: a question at the same time would have the seed read twice. Returns at once when
  /// nobody waits for the answer any more.
  func wait(for id: String) async {
    guard running.contains(id) else { return }
    lastNumber += 1
    let number = lastNumber
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        guard running.contains(id), !Task.isCancelled else { return continuation.resume() }
        waiters[number] = (id, continuation)
      }
    } onCancel: {
      Task { await self.release(number) }
    }
  }

  private func ended(_ id: String) {
    running.remove(id)
    for (number, waiter) in waiters where waiter.id == id { release(number) }
  }

  private func release(_ number: Int) {
    waiters.removeValue(forKey: number)?.continuation.resume()
  }
}
