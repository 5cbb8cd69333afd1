import Basics
import ChatApp
import ChatModel
import ChatSession
import Configuration
import ContextAPI
import FoundationEssentials
import Gateway
import HistoryStore
import Wording

/// The contexts and conversations that commands work on.
struct Registry: Sendable {
  let store: HistoryStore
  let controller: SessionController
  /// Whose contexts can be sent to from here.
  let profile: String
  private let log: ProgramLog
  private let updates: UpdateCollector
  private let gateway: GatewayServer?
  private let gateways: InnerGateways?
  /// The error of the last failed creation of a context or list of models.
  private let lastFailure: Locked<APIError?>

  /// Opens the history alone; no endpoint has to be configured.
  static func local(_ setup: Setup) async throws -> Registry {
    let updates = UpdateCollector()
    let log = setup.log
    let profile = try? setup.profile()
    let store = try await OpenSession.openStore(setup)
    let controller = SessionController(
      store: store,
      service: OfflineService(
        capabilities: profile.map { Setup.endpoint(of: $0, key: nil).capabilities }
          ?? .contextCache),
      profile: SessionProfile(
        name: profile?.name ?? "", model: profile?.model ?? "",
        contextWindow: profile?.contextWindow)
    ) { update in
      log.session.note(update)
      updates.take(update)
    }
    return Registry(
      store: store, controller: controller, profile: profile?.name ?? "", log: setup.log,
      updates: updates, gateway: nil, gateways: nil, lastFailure: Locked(nil))
  }

  /// Opens the history and the way to the server.
  static func online(_ setup: Setup) async throws -> Registry {
    let updates = UpdateCollector()
    let session = try await OpenSession.open(setup, keeping: .everything) { updates.take($0) }
    return Registry(
      store: session.store, controller: session.controller, profile: session.profile,
      log: setup.log, updates: updates, gateway: session.gateway, gateways: session.gateways,
      lastFailure: session.lastFailure)
  }

  /// Ends everything; what was claimed is given back.
  func close() async {
    await controller.shutDown()
    await store.close()
    await gateway?.stop()
    await gateways?.stop()
    log.flush()
  }

  // MARK: Finding

  /// The contexts that several names stand for. A wrong name throws before anything is done with the others.
  func contexts(_ names: [String]) async throws -> [CachedContext] {
    var contexts: [CachedContext] = []
    for name in names { contexts.append(try await context(name)) }
    return contexts
  }

  /// The context that a label, an id or the unique beginning of a label names.
  func context(_ name: String) async throws -> CachedContext {
    do throws(SessionError) {
      if let context = try await controller.resolve(name) { return context }
    } catch {
      throw CommandFailure(error)
    }
    throw CommandFailure(
      .noInput,
      localized(
        """
        No context “\(name)”. `ctxchat contexts list` lists the contexts; `ctxchat contexts \
        import` imports an id that was created elsewhere.
        """))
  }

  /// The context in the trash that a label, an id or the unique beginning of a label names.
  func trashedContext(_ name: String) async throws -> CachedContext {
    let trashed = try await asCommand { (store) async throws(StoreError) in
      try await store.contexts(includingTrash: true, seeds: false).filter { $0.trashedAt != nil }
    }
    var found = trashed.filter {
      $0.contextID == name || $0.key.rawValue == name || ContextLabel.matches($0.label, name)
    }
    if found.isEmpty {
      found = trashed.filter { ContextLabel.begins($0.label, with: name) }
      let labels = Set(found.map { $0.label.lowercased() })
      guard labels.count < 2 else {
        throw CommandFailure(
          .noInput,
          localized(
            """
            “\(name)” is ambiguous: \(labels.count) contexts in the trash match. Give more \
            of the label.
            """)
        )
      }
    }
    // Of several with one label the one that was forgotten last.
    let newest = found.max { ($0.trashedAt ?? .distantPast) < ($1.trashedAt ?? .distantPast) }
    guard let newest else {
      throw CommandFailure(
        .noInput,
        localized(
          "No context “\(name)” in the trash. `ctxchat contexts list --trash` lists the trash.")
      )
    }
    return newest
  }

  /// The conversation that an id, the unique beginning of an id, or `last` names.
  func conversation(_ name: String, inTrash: Bool = false) async throws -> ConversationSummary {
    let all = try await asCommand { (store) async throws(StoreError) in
      inTrash ? try await store.trashedConversations() : try await store.conversations()
    }
    switch ConversationName.find(name, in: all, inTrash: inTrash) {
    case .success(let found): return found
    case .failure(let failure): throw failure
    }
  }

  // MARK: Doing

  /// The hint for a new context whose name cannot be printed.
  static let contextIsThere =
    localized("The context exists; `ctxchat contexts list` shows it.")
  /// The same for a conversation.
  static let conversationIsThere =
    localized("It was saved in the history; `ctxchat history list` shows it.")

  /// Carries out a command to its end, including its side effects, and returns the updates.
  ///
  /// - Throws: ``CommandFailure`` with a sentence about the failure.
  @discardableResult
  func perform(_ command: SessionCommand) async throws -> [SessionUpdate] {
    _ = updates.drain()
    lastFailure.withLock { $0 = nil }
    await controller.perform(command)
    await controller.idle()
    let told = updates.drain()
    for update in told {
      switch update {
      case .notice(let notice) where notice.level != .info:
        let trouble = await controller.savingTrouble
        let status =
          trouble.map(ExitStatus.init) ?? lastFailure.withLock { $0 }.map(ExitStatus.init)
        throw CommandFailure(status ?? .data, notice.text)
      case .progress(let progress):
        if case .failed(let text) = progress.stage {
          throw CommandFailure(lastFailure.withLock { $0 }.map(ExitStatus.init) ?? .data, text)
        }
      default: continue
      }
    }
    return told
  }

  /// Does the last step with the controller, prints its notices, and closes everything.
  ///
  /// - Throws: ``CommandFailure``.
  func finish<Value: Sendable>(
    _ body: (SessionController) async throws(SessionError) -> Value
  ) async throws -> Value {
    do throws(SessionError) {
      let value = try await body(controller)
      tellNotices()
      await close()
      return value
    } catch {
      await close()
      throw CommandFailure(error)
    }
  }

  /// Writes the controller's notices to standard error.
  func tellNotices() {
    for case .notice(let notice) in updates.drain() {
      StandardStream.error.write("ctxchat: \(notice.text)\n")
    }
  }

  /// Uses the store; its errors become the program's.
  func asCommand<Value: Sendable>(
    _ body: (HistoryStore) async throws(StoreError) -> Value
  ) async throws -> Value {
    do throws(StoreError) { return try await body(store) } catch { throw CommandFailure(error) }
  }
}
