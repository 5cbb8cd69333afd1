import HTTPStream

/// The models of the upstream server and their windows: as the user says, as the server tells, or as its refusals
/// showed.
actor UpstreamCatalog {
  private let server: Upstream
  private let transport: any HTTPTransport
  /// The last look, and until when it counts.
  private var last: (look: Task<UpstreamLook, Never>, until: ContinuousClock.Instant)?
  private var learnt: [String: Int] = [:]

  /// How long a look counts: lists change when somebody loads a model; and one that failed.
  private static let (life, retry): (Duration, Duration) = (.seconds(60), .seconds(5))

  init(_ server: Upstream, _ transport: any HTTPTransport) {
    self.server = server
    self.transport = transport
  }

  /// What the server says of itself, as of the last minute.
  func look() async -> UpstreamLook {
    if let last, .now < last.until { return await last.look.value }
    let (server, transport) = (server, transport)
    let task = Task { await UpstreamLook.take(at: server, by: transport) }
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
    return found?.window
  }

  /// Notes what a refusal said.
  func learn(_ window: Int, of model: String) { learnt[model] = window }
}
