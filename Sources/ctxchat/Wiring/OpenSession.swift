import Basics
import ChatApp
import ChatModel
import ChatSession
import Configuration
import ContextAPI
import EventLoops
import FoundationEssentials
import Gateway
import Glibc
import HTTPStream
import HistoryExport
import HistoryStore
import SessionRecording
import Wording

/// The database, the client and the controller of one run, and the gateway where it is inside.
struct OpenSession: Sendable {
  let store: HistoryStore
  let controller: SessionController
  let gateway: GatewayServer?
  /// The gateways inside the program before servers without contexts.
  let gateways: InnerGateways
  /// The endpoint of all requests.
  let endpoint: Endpoint
  /// The name of the profile.
  let profile: String
  /// Writes the records of contexts to disk where conversations are not kept.
  let mirror: RegistryMirror?
  /// The error of the last failed creation of a context or list of models.
  let lastFailure: Locked<APIError?>
  /// True if conversations are kept on disk.
  let keeps: Bool

  /// Ends everything: what came is kept, what was claimed is given back.
  func close() async {
    await controller.shutDown()
    await mirror?.close()
    // The last one out empties the write-ahead log, so that the one file holds everything.
    await store.close()
    await gateway?.stop()
    await gateways.stop()
  }

  /// Opens everything. Nothing is sent.
  ///
  /// - Parameters:
  ///   - keeping: What is kept on disk; otherwise as the configuration says.
  ///   - terminal: Whether a command that gives the key may ask at the terminal.
  ///   - loop: What transfers and the controller run on.
  ///   - backlog: The streamed text that the sink was given and has not used up.
  ///   - sink: Takes the controller's updates.
  /// - Throws: ``CommandFailure``.
  static func open(
    _ setup: Setup, keeping: Keeping? = nil, terminal: KeyCommand.Terminal = .lent,
    on loop: EventLoop = .background, backlog: Backlog? = nil, _ taping: Taping? = nil,
    sink: @escaping @Sendable (SessionUpdate) -> Void
  ) async throws -> OpenSession {
    let profile = try setup.profile()
    let keeping = keeping ?? setup.keeping
    let (store, mirror) = try await openStore(setup, keeping: keeping)
    if let history = taping?.playback?.history {
      try await put(history, in: store)
    }
    let gateways = InnerGateways(keeping: keeping)
    let (endpoint, gateway) = try await connect(
      setup, profile, keeping: keeping, trouble: mirror?.trouble ?? store.trouble, terminal,
      gateways, taping)
    let others = OtherProfiles(setup, besides: profile.name, on: loop, gateways, taping)
    let service = NotedService(
      others.client(of: endpoint), logger: setup.log.logger)
    let log = setup.log.session
    if let trouble = mirror?.trouble {
      sink(.notice(Notice(level: .warning, text: trouble.message)))
    }
    let controller = SessionController(
      store: store, service: service,
      profile: setup.sessionProfile(of: profile, keeping: keeping),
      others: others.endpoints(keeping: keeping), on: loop, clock: SystemClock(on: loop),
      backlog: backlog
    ) { update in
      log.note(update)
      if let mirror, case .contexts = update { Task { await mirror.update() } }
      sink(update)
    }
    return OpenSession(
      store: store, controller: controller, gateway: gateway, gateways: gateways,
      endpoint: endpoint,
      profile: profile.name, mirror: mirror, lastFailure: service.lastFailure,
      keeps: keeping == .everything)
  }

  /// The conversation that a recording begins with.
  private static func put(_ history: String, in store: HistoryStore) async throws {
    do throws(ExportError) {
      _ = try await ConversationImport(store: store).read(
        Array(history.utf8), name: localized("the recording"))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Opens the database alone.
  static func openStore(_ setup: Setup) async throws -> HistoryStore {
    try await openStore(setup, keeping: .everything).store
  }

  /// The database, or a copy of its contexts that is kept nowhere, and what writes their records back.
  private static func openStore(
    _ setup: Setup, keeping: Keeping
  ) async throws -> (store: HistoryStore, mirror: RegistryMirror?) {
    do throws(StoreError) {
      if case .nothing = keeping { return (try await unkept(setup), nil) }
      let store = try await HistoryStore.open(at: setup.historyPath)
      if setup.options.demo { try await registerShipped(in: store) }
      if case .everything = keeping { return (store, nil) }
      let (copy, contexts) = try await copy(of: store)
      return (copy, RegistryMirror(from: copy, to: store, holding: contexts))
    } catch {
      throw CommandFailure(error)
    }
  }

  /// A history that takes nothing is shown without what is not in it; the controller says so.
  private static func registerShipped(in store: HistoryStore) async throws(StoreError) {
    guard store.trouble == nil else { return }
    do throws(StoreError) {
      try await ShippedRecords.register(in: store, at: WallClock.now)
    } catch  where !error.isTrouble {
      throw error
    } catch {}
  }

  /// The contexts there are, in memory alone. No folder is made, and none need be there.
  private static func unkept(_ setup: Setup) async throws(StoreError) -> HistoryStore {
    let copy: HistoryStore
    do throws(StoreError) {
      let store = try await HistoryStore.openForReading(at: setup.historyPath)
      (copy, _) = try await self.copy(of: store)
      await store?.close()
    } catch {
      StandardStream.error.write(
        localized("ctxchat: \(error.message) Labels cannot be looked up, only server ids work.\n"))
      copy = try await HistoryStore.temporary()
    }
    if setup.options.demo { try await ShippedRecords.register(in: copy, at: WallClock.now) }
    return copy
  }

  /// A store that is kept nowhere, with the contexts of another.
  private static func copy(
    of store: HistoryStore?
  ) async throws(StoreError) -> (HistoryStore, [CachedContext]) {
    let copy = try await HistoryStore.temporary()
    let contexts = try await store?.contexts() ?? []
    for context in contexts { try await copy.save(context) }
    return (copy, contexts)
  }

  private static func connect(
    _ setup: Setup, _ profile: Profile, keeping: Keeping, trouble: StoreError?,
    _ terminal: KeyCommand.Terminal, _ gateways: InnerGateways, _ taping: Taping?
  ) async throws -> (Endpoint, GatewayServer?) {
    guard setup.options.demo else {
      if profile.isBehindGateway, taping?.playback == nil {
        let endpoint = try await gateways.start(
          for: profile, of: setup, terminal: terminal, taping)
        return (endpoint, nil)
      }
      return (try setup.endpoint(of: profile, terminal: terminal, taping), nil)
    }
    if taping?.playback != nil { return (Taping.playedDemo, nil) }
    let file = setup.dataFolder + "/gateway.sqlite"
    var settings = GatewayServer.Settings(
      // A run that keeps nothing makes no folder for the server inside either.
      databasePath: keeping == .nothing && access(setup.dataFolder, W_OK) != 0 ? nil : file,
      answers: .guide(
        tokensPerSecond: setup.variable("CTXCHAT_DEMO_RATE").flatMap(Double.init) ?? 60))
    do {
      let gateway: GatewayServer
      do {
        gateway = try await GatewayServer.start(settings)
      } catch  where settings.databasePath != nil && (keeping == .nothing || trouble != nil) {
        // On a read-only disk its own contexts exist in memory.
        settings.databasePath = nil
        gateway = try await GatewayServer.start(settings)
      }
      return (Endpoint(baseURL: gateway.baseURL, key: APIKey(gateway.key)), gateway)
    } catch {
      throw CommandFailure(
        .software, localized("The embedded gateway could not start: \(String(describing: error))"))
    }
  }
}
