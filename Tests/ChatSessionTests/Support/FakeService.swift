import ChatModel
import ContextAPI

/// A server that says what the test tells it to say. Every request is counted.
actor FakeService: ContextService {
  /// A streamed reply under way.
  struct Exchange: Sendable {
    let request: ChatRequest
    private let continuation: AsyncStream<ChatEvent>.Continuation

    init(request: ChatRequest, continuation: AsyncStream<ChatEvent>.Continuation) {
      self.request = request
      self.continuation = continuation
    }

    var prompt: String { request.messages.last?.content ?? "" }

    func send(_ events: ChatEvent...) { events.forEach { continuation.yield($0) } }

    func open() { send(.opened(ResponseInfo(requestID: "req"))) }

    func text(_ text: String) { send(.delta([ChoiceDelta(content: text)])) }

    func end(_ end: StreamEnd) {
      send(.ended(end))
      continuation.finish()
    }

    /// A whole reply.
    func reply(_ text: String, usage: Usage? = nil, model: String? = nil) {
      open()
      send(.delta([ChoiceDelta(content: text, finishReason: .stop)]))
      end(.finished(StreamSummary(usage: usage, model: model)))
    }

    func fail(_ kind: APIError.Kind, sent: Bool) { end(.failed(Sample.error(kind, sent: sent))) }
  }

  nonisolated let capabilities: Capabilities

  private(set) var chats: [ChatRequest] = []
  private(set) var creations: [CreateContextRequest] = []
  private(set) var closed: [String] = []
  private var exchanges: [Exchange] = []
  private var waiting: [(prompt: String, continuation: CheckedContinuation<Exchange, Never>)] = []
  private var creationResults: [Result<ContextCreated, APIError>] = []
  private var onArrival: (@Sendable (ChatRequest) async -> Void)?
  private var answer: (@Sendable (ChatRequest) -> (String, Usage?))?
  private var play: (@Sendable (Exchange) async -> Void)?
  private var progress: [SeedProgress] = []
  private var creationGate: CheckedContinuation<Void, Never>?
  private var holdsCreations = false
  private var creationWaiters: [CheckedContinuation<Void, Never>] = []

  init(
    _ modes: [ContextMode] = [.session, .commonPrefix],
    carries: Set<ContextMode> = Set(ContextMode.allCases)
  ) {
    capabilities = Capabilities(
      modes: modes, lifetime: .sliding(TimeToLive.allowed, standard: 86_400), carries: carries,
      idPrefixes: ["ctx-"])
  }

  // MARK: Script

  /// Runs before a request counts as arrived.
  func onArrival(_ hook: @escaping @Sendable (ChatRequest) async -> Void) { onArrival = hook }

  /// Answers every request by itself.
  func answerAll(_ answer: @escaping @Sendable (ChatRequest) -> (String, Usage?)) {
    self.answer = answer
  }

  /// Plays every reply by a script.
  func script(_ play: @escaping @Sendable (Exchange) async -> Void) { self.play = play }

  /// What the next creation gives; without one, an id and the numbers that were asked for.
  func nextCreation(_ result: Result<ContextCreated, APIError>) { creationResults.append(result) }

  /// What the next questions for the progress of a seed are answered; after them it was read.
  func nextProgress(_ reports: [SeedProgress]) { progress += reports }

  func progress(of id: String) async throws(APIError) -> SeedProgress {
    progress.isEmpty ? SeedProgress(isReading: false) : progress.removeFirst()
  }

  /// Keeps creations waiting until ``letCreationsGo()``.
  func holdCreations() { holdsCreations = true }

  func letCreationsGo() {
    holdsCreations = false
    creationGate?.resume()
    creationGate = nil
  }

  /// Waits until a creation arrived.
  func creationArrives() async {
    if creationGate != nil { return }
    await withCheckedContinuation { creationWaiters.append($0) }
  }

  /// The reply under way for a prompt, when it has arrived.
  func exchange(_ prompt: String) async -> Exchange {
    if let index = exchanges.firstIndex(where: { $0.prompt == prompt }) {
      return exchanges.remove(at: index)
    }
    return await withCheckedContinuation { waiting.append((prompt, $0)) }
  }

  // MARK: Service

  nonisolated func stream(_ request: ChatRequest) -> ChatEventStream {
    let (events, continuation) = AsyncStream.makeStream(of: ChatEvent.self)
    continuation.onTermination = { reason in
      guard case .cancelled = reason else { return }
      Task { await self.close(request) }
    }
    Task { await self.arrive(Exchange(request: request, continuation: continuation)) }
    return ChatEventStream(events)
  }

  func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply {
    chats.append(request)
    guard let (text, usage) = answer?(request) else {
      throw Sample.error(.server, sent: true)
    }
    return ChatReply(
      choices: [Choice(content: text, finishReason: .stop)], usage: usage, model: "m-served",
      requestID: "req")
  }

  func create(_ request: CreateContextRequest) async throws(APIError) -> ContextCreated {
    creations.append(request)
    if holdsCreations {
      await withCheckedContinuation { continuation in
        creationGate = continuation
        creationWaiters.forEach { $0.resume() }
        creationWaiters = []
      }
    }
    if !creationResults.isEmpty {
      switch creationResults.removeFirst() {
      case .success(let created): return created
      case .failure(let error): throw error
      }
    }
    return ContextCreated(
      id: "ctx-new-\(creations.count)", ttl: request.ttl ?? 86_400, mode: request.mode,
      truncation: request.truncation)
  }

  private func arrive(_ exchange: Exchange) async {
    await onArrival?(exchange.request)
    chats.append(exchange.request)
    if let play {
      Task { await play(exchange) }
    } else if let (text, usage) = answer?(exchange.request) {
      exchange.reply(text, usage: usage)
    } else if let index = waiting.firstIndex(where: { $0.prompt == exchange.prompt }) {
      waiting.remove(at: index).continuation.resume(returning: exchange)
    } else {
      exchanges.append(exchange)
    }
  }

  private func close(_ request: ChatRequest) {
    closed.append(request.messages.last?.content ?? "")
  }
}
