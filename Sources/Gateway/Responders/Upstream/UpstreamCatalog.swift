import HTTPStream

/// The models of the upstream server and their windows: as the user says, as the server tells, or as its refusals
/// showed.
actor UpstreamCatalog {
  private let server: Upstream
  private let transport: any HTTPTransport
  /// The last look, and until when it counts.
  private var last: (look: Task<UpstreamLook, Never>, until: ContinuousClock.Instant)?
  private var learnt: [String: Int] = [:]
  private let kept: WindowStore

  /// How long a look counts: lists change when somebody loads a model; and one that failed.
  private static let (life, retry): (Duration, Duration) = (.seconds(60), .seconds(5))

  init(_ server: Upstream, _ transport: any HTTPTransport, _ kept: WindowStore) {
    self.server = server
    self.transport = transport
    self.kept = kept
  }

  /// What the server says of itself, as of the last minute.
  func look() async -> UpstreamLook {
    if let last, .now < last.until { return await last.look.value }
    let (server, transport) = (server, transport)
    let task = Task(executorPreference: ServerThreads.sockets) {
      await UpstreamLook.take(at: server, by: transport)
    }
    last = (task, .now + Self.life)
    let look = await task.value
    if look.models == nil { last = (task, .now + Self.retry) }
    return look
  }

  /// The window of a model in tokens; `nil` if nobody told.
  func window(of model: String) async -> Int? {
    if let window = server.window ?? learnt[model] { return window }
    let models = await look().models ?? []
    // A server with one model may give it any name.
    let found = models.first { $0.name == model } ?? (models.count == 1 ? models.first : nil)
    if let window = found?.window { return window }
    return await kept.window(of: model, at: server.base)
  }

  /// Notes what a refusal said.
  func learn(_ window: Int, of model: String) async {
    guard learnt[model] != window else { return }
    learnt[model] = window
    await kept.learn(window, of: model, at: server.base)
  }
}
