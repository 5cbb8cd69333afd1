public import ChatModel
public import HTTPStream

/// The client of an endpoint: sends what its API's ``WireFormat`` makes of requests, and tries again where that is safe.
///
/// ```swift
/// let client = ContextClient(endpoint: endpoint, transport: CurlTransport())
/// let context = try await client.create(CreateContextRequest(model: model, messages: seed))
/// let request = ChatRequest(contextID: context.id, model: model, messages: [question])
/// for await event in client.stream(request) {
///   if case .delta(let deltas) = event { deltas.forEach { print($0.content, terminator: "") } }
/// }
/// ```
public struct ContextClient: ContextService {
  /// Waits for a number of seconds; ends early, by throwing, when the task is cancelled.
  public typealias Sleep = @Sendable (Double) async throws -> Void

  let endpoint: Endpoint
  let format: any WireFormat
  let transport: any HTTPTransport
  let retry: RetryPolicy
  let sleep: Sleep
  let jitter: @Sendable () -> Double

  /// Creates a client.
  ///
  /// - Parameters:
  ///   - endpoint: The address of the API.
  ///   - transport: The transport of requests.
  ///   - retry: The policy for retries.
  ///   - sleep: The function that waits between attempts.
  ///   - jitter: A random number in 0..<1 for each wait.
  public init(
    endpoint: Endpoint, transport: any HTTPTransport, retry: RetryPolicy = .standard,
    sleep: @escaping Sleep = { try await Task.sleep(for: .seconds($0)) },
    jitter: @escaping @Sendable () -> Double = { .random(in: 0..<1) }
  ) {
    self.endpoint = endpoint
    format = endpoint.format
    self.transport = transport
    self.retry = retry
    self.sleep = sleep
    self.jitter = jitter
  }

  /// The abilities of contexts by the endpoint's API.
  public var capabilities: Capabilities { format.capabilities }

  /// Sends a turn; the reply comes as a stream of events.
  public func stream(_ request: ChatRequest) -> ChatEventStream {
    ChatEventStream { ChatExchange(client: self, request: request, streams: true) }
  }

  /// Sends a turn; the reply comes in one piece.
  public func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply {
    let exchange = ChatExchange(client: self, request: request, streams: false)
    var reply = ReplyCollector()
    while let event = await exchange.next(isolation: nil) { reply.take(event) }
    return try reply.reply()
  }
}
