import ChatModel
import CompletionReading
import HTTPStream
import Wording

/// One turn on the wire: attempts, waits, then the events of the body, made as they are asked for.
///
/// It has no task of its own: it runs on the reader's, so cancelling that task, or dropping this,
/// ends everything, and no event is created that has no reader.
final class ChatExchange: ChatEventSource {
  private enum Phase {
    /// The next attempt goes out at once.
    case attempting
    /// A wait that the user saw comes first.
    case waiting(Double, APIError)
    /// The body is being read.
    case reading(HTTPBody, HTTPBody.Iterator, StreamAssembly)
    case over
  }

  private let client: ContextClient
  private var request: ChatRequest
  private let streams: Bool
  private var phase = Phase.attempting
  private var pending: ArraySlice<ChatEvent> = []
  private var isChecked = false
  /// Number of temporary refusals, and of attempts without a connection.
  private var refusals = 0
  private var lostConnections = 0
  private var asksForUsage: Bool
  private var hasText = false
  /// True if a loss was waited out.
  private var hasPaused = false
  /// True if the server said that it has no chains, so that no turn can follow this one.
  private var hasNoChains = false

  init(client: ContextClient, request: ChatRequest, streams: Bool) {
    self.client = client
    self.request = request
    self.streams = streams
    asksForUsage = request.includeUsage
  }

  func next(isolation: isolated (any Actor)?) async -> ChatEvent? {
    while true {
      if let event = pending.popFirst() { return hasNoChains ? event.withoutSuccessor : event }
      switch phase {
      case .over: return nil
      case .attempting: await attempt(isolation: isolation)
      case .waiting(let delay, let error): await wait(delay, error, isolation: isolation)
      case .reading(let body, var iterator, var assembly):
        // Taken out of the phase while it changes, so that nothing is copied.
        phase = .over
        await read(body, &iterator, &assembly, isolation: isolation)
      }
    }
  }

  // MARK: Attempts

  private func attempt(isolation: isolated (any Actor)?) async {
    if !isChecked, let violation = client.format.violation(in: request) {
      return end(.failed(violation))
    }
    isChecked = true
    let wire = client.format.turn(request, stream: streams, usage: asksForUsage)
    do throws(APIError) {
      let attempt = try await client.attempt(.chat, wire, streams: streams)
      guard attempt.isAccepted else { throw await client.error(of: attempt) }
      pending.append(.opened(attempt.info))
      let assembly = StreamAssembly(
        report: attempt.report, reader: client.format.reader(for: request))
      let content = attempt.response.body
      phase = .reading(content, content.makeAsyncIterator(), assembly)
    } catch {
      failed(error)
    }
  }

  private func failed(_ error: APIError) {
    if error.kind == .cancelled { return end(.cancelled) }
    if sendWhole(after: error) { return }
    if streams, asksForUsage, error.refusesStreamOptions {
      asksForUsage = false
      return
    }
    let delay = client.retry.delayForChat(
      after: error, attempt: count(error), jitter: client.jitter())
    guard let delay else { return end(.failed(error)) }
    phase = .waiting(delay, error)
    pending = [.retrying(after: delay, reason: error.shortReason, error: error)]
  }

  /// Sends the turn again with everything that the server has lost, if that is possible; before that once more as it
  /// is, where a loss may pass.
  private func sendWhole(after error: APIError) -> Bool {
    guard error.kind == .contextLost else { return false }
    if !hasPaused, let pause = client.format.pauseAfterLoss {
      hasPaused = true
      phase = .waiting(pause, error)
      return true
    }
    guard let whole = client.format.whole(request) else { return false }
    hasNoChains = client.format.refusesChains(error)
    request = whole
    pending = [.sentWhole]
    phase = .attempting
    return true
  }

  /// Counts a failure; how many of its sort there were.
  private func count(_ error: APIError) -> Int {
    if error.status == nil {
      lostConnections += 1
      return lostConnections
    }
    refusals += 1
    return refusals
  }

  private func wait(_ delay: Double, _ error: APIError, isolation: isolated (any Actor)?) async {
    phase = .attempting
    do {
      try await client.sleep(delay)
      if Task.isCancelled { end(.cancelled) }
    } catch {
      end(.cancelled)
    }
  }

  // MARK: Reading

  private func read(
    _ body: HTTPBody, _ iterator: inout HTTPBody.Iterator, _ assembly: inout StreamAssembly,
    isolation: isolated (any Actor)?
  ) async {
    do throws(TransportError) {
      guard let chunk = try await iterator.next(isolation: isolation) else {
        return finish(&assembly, nil)
      }
      let events = assembly.feed(chunk)
      hasText = hasText || events.contains { if case .delta = $0 { true } else { false } }
      guard assembly.isOver else {
        if let wait = assembly.wait { body.expectEnd(within: wait) }
        pending = events[...]
        phase = .reading(body, iterator, assembly)
        return
      }
      body.letFinish()
      finish(&assembly, nil)
      pending = events[...] + pending
    } catch {
      finish(&assembly, error)
    }
  }

  private func finish(_ assembly: inout StreamAssembly, _ error: TransportError?) {
    let events = assembly.finish(error)
    // A refusal may come inside a stream that was opened; nothing of a reply has come then.
    if case .ended(.failed(let error))? = events.last, !hasText, sendWhole(after: error) { return }
    pending = events[...]
  }

  private func end(_ end: StreamEnd) {
    phase = .over
    pending = [.ended(end)]
  }
}

extension APIError {
  /// True if the server does not know `stream_options`.
  var refusesStreamOptions: Bool {
    guard status == 400 || status == 422 else { return false }
    if case .parameter(let name) = kind, name.holds("stream_options") { return true }
    return (serverMessage ?? "").holdsAny(["stream_options", "include_usage"])
  }

  /// Some words for a countdown.
  var shortReason: String {
    switch kind {
    case .busy: localized("the context is busy with another turn")
    case .rateLimited: localized("the server accepts no more requests for now")
    case .loading: localized("the model is still loading")
    case .timeout: localized("the connection timed out")
    default: localized("the connection failed")
    }
  }
}

extension ChatEvent {
  /// The same of a server that keeps no node.
  fileprivate var withoutSuccessor: ChatEvent {
    guard case .node(var node) = self else { return self }
    node.isKept = false
    return .node(node)
  }
}
