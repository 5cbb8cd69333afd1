import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore
import Wording

/// Makes things on the server, each as a job beside the commands: contexts that are new, rebuilt, or forked.
///
/// ``make(_:for:_:report:)`` is the one way in; a verb that costs a rebuild is only offered until the user agrees.
final class ContextWorks {
  typealias Report = (ContextResult) async -> Void

  let environment: SessionEnvironment
  let writer: HistoryWriter
  let queue: SendQueue
  let registry: ContextRegistry
  let outbox: Outbox
  private let background: Background
  private(set) var jobs: [Int: Job] = [:]
  private var lastNumber = 0
  /// Counts rebuilt contexts: a context that was read before that has an old id.
  private(set) var recreations = 0
  /// Contexts whose drift the user was told about.
  var drifted: Set<ContextKey> = []

  init(
    _ environment: SessionEnvironment, _ writer: HistoryWriter, _ queue: SendQueue,
    _ registry: ContextRegistry, _ outbox: Outbox, _ background: Background
  ) {
    self.environment = environment
    self.writer = writer
    self.queue = queue
    self.registry = registry
    self.outbox = outbox
    self.background = background
  }

  var store: HistoryStore { environment.store }

  /// Begins what the user asked for, or offers it.
  ///
  /// - Parameters:
  ///   - command: Asked again when the user agrees.
  ///   - report: Called on the session's actor with what was made.
  /// - Returns: A copy that needs nothing from the server.
  func make(
    _ verb: ContextVerb, for command: SessionCommand, _ agreement: Agreement?,
    report: @escaping Report
  ) async throws(StoreError) -> ConversationArchive? {
    switch verb {
    case .create(let recipe):
      beginCreating(recipe, report)
    case .fork(let id, let turn):
      return try await fork(id, upTo: turn, for: command, agreement, report)
    case .rebuild, .refresh, .remodel, .rewind:
      if case .remodel(let key, let model) = verb, try await sendsModel(key, model) { return nil }
      if let rebuild = try await rebuild(for: verb) {
        try await beginOrOffer(rebuild, for: command, agreement, report)
      }
    }
    return nil
  }

  /// Changes the model of a context without a rebuild, where each request names its model: in a chain, and in a context
  /// that is kept here. The server binds others to theirs.
  ///
  /// - Returns: Whether it did.
  private func sendsModel(_ key: ContextKey, _ model: String) async throws(StoreError) -> Bool {
    guard let context = try await writer.currentContext(key) else {
      throw StoreError(.notFound, localized("That context no longer exists."))
    }
    guard context.mode.canSendWhole else { return false }
    try await registry.setModel(key, model)
    environment.notify(
      .info, localized("“\(context.label)” uses \(model) from the next prompt on."))
    return true
  }

  // MARK: Jobs

  /// Runs a job beside the commands; it gets its number.
  func begin(
    _ job: Job, isolation: isolated (any Actor)? = #isolation,
    _ work: @escaping (Int) async -> Void
  ) {
    let number = nextNumber()
    jobs[number] = job
    jobs[number]?.task = background.run {
      await work(number)
      self.jobs[number] = nil
    }
  }

  func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  /// Cancels the jobs of a conversation or its context.
  ///
  /// - Returns: Whether there were any.
  func cancel(in conversation: ConversationID, of context: ContextKey?) -> Bool {
    let found = jobs.values.filter { job in
      job.conversation == conversation || job.context != nil && job.context == context
    }
    for job in found { job.task?.cancel() }
    return !found.isEmpty
  }

  func cancelAll() {
    for job in jobs.values { job.task?.cancel() }
  }

  func progress(_ number: Int, _ key: ContextKey?, _ stage: JobProgress.Stage) {
    environment.tell(.progress(JobProgress(job: number, context: key, stage: stage)))
  }

  // MARK: Server

  func request(
    _ request: CreateContextRequest, of profile: String
  ) async throws(SessionError) -> ContextCreated {
    do throws(APIError) {
      let created = try await environment.service(of: profile).create(request)
      if created.isWarming { watchSeed(of: created.id, at: profile) }
      return created
    } catch {
      if let minimum = error.minimumTokens {
        await LearntMinimums(store).learn(minimum, of: request.model, profile: profile)
      }
      throw SessionError(error)
    }
  }

  /// A context has a new memory: what was known about the old one does not count.
  func wasRecreated(_ key: ContextKey) {
    drifted.remove(key)
    recreations += 1
  }
}
