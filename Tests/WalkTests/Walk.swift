import Basics
import ChatModel
import ChatSession
import ContextAPI
import Gateway
import HTTPStream
import HistoryStore

/// One random walk: a session with a real client and a real server, the model beside it, and a comparison of both with
/// the wire and the server's memory after every step.
final class Walk {
  typealias Message = Echo.Message

  let kind: WalkKind
  let seed: UInt64
  let gateway: GatewayServer
  let clock: WalkClock
  let store: HistoryStore
  let service: ContextClient
  var random: SplitMix
  var mirror = SessionMirror()
  var controller: SessionController
  var model: WalkModel
  /// The steps so far, for a report.
  var trail: [String] = []
  var problems: [String] = []
  /// What happened, counted.
  var tally: [String: Int] = [:]
  /// Ids of which the server said, or will say, that they are gone.
  var lost: Set<String> = []
  private var prompts = 0
  /// The requests that were logged before this step.
  private(set) var mark = 0

  init(_ kind: WalkKind, seed: UInt64, gateway: GatewayServer, clock: WalkClock) async throws {
    (self.kind, self.seed, self.gateway, self.clock) = (kind, seed, gateway, clock)
    random = SplitMix(seed: seed)
    store = try await HistoryStore.temporary()
    service = ContextClient(
      endpoint: Endpoint(
        baseURL: gateway.baseURL.replacing("/v1", with: kind.base), api: kind.api,
        key: APIKey(gateway.key)),
      transport: CurlTransport(), retry: RetryPolicy(chatRetries: 200, firstDelay: 0.01),
      sleep: { _ in try await Task.sleep(for: .milliseconds(4)) }, jitter: { 0.5 })
    controller = Self.controller(store, service, clock, mirror)
    await controller.start(.nothing)
    let recipe = ContextRecipe(
      label: "walk", mode: kind.mode,
      seed: [ChatModel.Message(role: .system, content: "s0 Be brief.")])
    let context = try await controller.createContext(recipe)
    await controller.perform(.openContext(context.key))
    await controller.idle()
    guard let shown = mirror.now.shown else { throw Missing(what: "a conversation") }
    model = WalkModel(shown: shown)
    model.threads[shown] = WalkModel.Thread(context: context.key)
    model.seeds[context.key] = Echo.plain(recipe.seed)
  }

  struct Missing: Error { let what: String }

  private static func controller(
    _ store: HistoryStore, _ service: ContextClient, _ clock: WalkClock, _ mirror: SessionMirror
  ) -> SessionController {
    SessionController(
      store: store, service: service, profile: SessionProfile(name: "p", model: "m"), clock: clock
    ) { mirror.take($0) }
  }

  /// Walks; stops at the first problem.
  func run(steps: Int) async throws {
    for _ in 0..<steps where problems.isEmpty {
      turnPage()
      try await step()
      tally["steps", default: 0] += 1
      if problems.isEmpty { try await compare() }
    }
    await controller.shutDown()
    await store.close()
  }

  /// Ends the session, and begins another one on the same history.
  func restart() async {
    await controller.shutDown()
    mirror = SessionMirror()
    controller = Self.controller(store, service, clock, mirror)
    await controller.start(.conversation(model.shown))
    await controller.idle()
  }

  /// Begins a step: what was told and sent before it does not count.
  func turnPage() {
    mirror.turnPage()
    gateway.clearFaults()
    mark = gateway.requests.count
  }

  func wrong(_ text: String) { problems.append(text) }

  func note(_ text: String) {
    trail.append(text)
    let word = text.split(separator: " ").first.map(String.init) ?? text
    tally[word, default: 0] += 1
  }

  /// A problem with what leads there again.
  var report: String {
    """
    \(kind.rawValue), seed \(seed), step \(trail.count): \(problems.joined(separator: "\n  "))
      steps:
      \(trail.joined(separator: "\n  "))
      notices: \(mirror.now.notices)
      failures: \(mirror.now.failures)
      refusals: \(mirror.now.refusals.map { "\($0.reason)" })
      requests: \(requests.map { "\($0.endpoint.rawValue) \($0.method) \($0.contextID) → \($0.status ?? 0): \(Echo.short($0.messages))" })
      branch: \(model.branch.map { "\($0.prompt.prefix(6)) \($0.ending)" })
    """
  }

  /// What went over the wire in this step.
  var requests: [GatewayRequest] { Array(gateway.requests.dropFirst(mark)) }

  // MARK: Chances

  func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

  func any<Value>(_ values: [Value]) -> Value? { values.randomElement(using: &random) }

  /// A prompt that no other is like; a few are long.
  func newPrompt() -> String {
    prompts += 1
    let length = chance(8) ? 80 : Int.random(in: 1...6, using: &random)
    let words = ["so", "why", "then", "again", "light", "water", "seven", "how"]
    return "p\(prompts) " + (0..<length).map { _ in any(words) ?? "" }.joined(separator: " ")
  }
}
