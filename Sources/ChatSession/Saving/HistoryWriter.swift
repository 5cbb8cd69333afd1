import ChatModel
import HistoryStore
import Wording

/// Writes to the history, one write at a time. Reports once when the history cannot be written, and retries until it
/// can. What could not be written is held by its owner: ``Outbox`` or ``TurnRunner``.
final class HistoryWriter {
  /// Seconds before each retry; the last pause repeats.
  static let retryPauses: [Double] = [2, 5, 10, 30]

  private let environment: SessionEnvironment
  private var line: JobLine
  /// Why the history cannot be written, from the first failed write on.
  private var trouble: StoreError?
  /// The kind of the last other failure, which is not reported again until a write succeeds.
  private var toldFailure: StoreError.Kind?
  /// The trouble that the front end was told last.
  private var toldTrouble: SavingTrouble?
  private var retrying: Task<Void, Never>?
  private var isLeaving = false
  /// Counts what could not be written; its owners know.
  var countUnsaved: () -> Int = { 0 }
  /// Writes what could not be written; returns whether the trouble is over.
  var retry: (@concurrent @Sendable () async -> Bool)?

  init(_ environment: SessionEnvironment) {
    self.environment = environment
    line = JobLine(on: environment.loop)
  }

  /// Why the history cannot be written; `nil` while it can, as far as is known.
  var currentTrouble: StoreError? { store.trouble ?? trouble }

  var store: HistoryStore { environment.store }

  // MARK: Writing

  /// Writes after every earlier write.
  func write<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation,
    _ write: @escaping (HistoryStore) async throws -> Value
  ) async throws(StoreError) -> Value {
    let store = store
    let task = line.attempt { () async throws(StoreError) in
      do { return try await write(store) } catch { throw StoreError(thrown: error) }
    }
    return try await task.value.get()
  }

  /// Runs a job after every earlier write.
  @discardableResult
  func enqueue<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ job: @escaping () async -> Value
  ) -> Task<Value, Never> {
    line.add(job)
  }

  /// Waits for every write that was started.
  func drain() async { await line.drain() }

  // MARK: Trouble

  /// Reports a failed write, and starts to retry if the history cannot be written at all.
  ///
  /// - Parameter isTold: Whether the caller tells the user.
  func failed(
    _ error: StoreError, in conversation: ConversationID? = nil, isTold: Bool = false
  ) {
    // The store may be closed after the program began to leave.
    guard !(isLeaving && error.kind == .closed) else { return }
    guard error.isTrouble else {
      if !isTold, toldFailure != error.kind {
        toldFailure = error.kind
        environment.notify(.error, error.message, in: conversation)
      }
      return
    }
    let isNew = trouble == nil
    trouble = error
    if isNew, !isTold { environment.notify(.error, error.message, in: conversation) }
    tellTrouble()
    startRetrying()
  }

  /// Does something whose failure is only reported.
  func reporting(
    in conversation: ConversationID? = nil, _ work: () async throws -> Void
  ) async {
    do { try await work() } catch { failed(StoreError(thrown: error), in: conversation) }
  }

  /// Why a prompt is refused that could not be stored. The refusal tells the user.
  func refusal(after error: StoreError) -> SendRefusal.Reason {
    failed(error, isTold: true)
    return .notStored(message: error.message, isBusy: error.kind == .locked)
  }

  /// A write succeeded: the trouble is over if nothing waits any more.
  func succeeded() {
    toldFailure = nil
    guard trouble != nil, store.trouble == nil, countUnsaved() == 0 else {
      return tellTrouble()
    }
    retrying?.cancel()
    retrying = nil
    trouble = nil
    tellTrouble()
    environment.notify(.info, localized("The history is writable again; everything is saved."))
  }

  /// Retries one write.
  ///
  /// - Returns: Whether it is done: written, or refused for good.
  func tryAgain(_ write: (HistoryStore) async throws -> Void) async -> Bool {
    do { try await write(store) } catch {
      let error = StoreError(thrown: error)
      guard !error.isTrouble, error.kind != .closed else {
        trouble = error
        return false
      }
      environment.notify(.warning, error.message)
    }
    return true
  }

  /// Stops retrying: the program leaves.
  func leave() {
    isLeaving = true
    retrying?.cancel()
  }

  private func tellTrouble() {
    let state = trouble.map { SavingTrouble(message: $0.message, unsaved: countUnsaved()) }
    guard state != toldTrouble else { return }
    toldTrouble = state
    environment.tell(.saving(state))
  }

  private func startRetrying() {
    guard retrying == nil, !isLeaving, let retry else { return }
    retrying = Task(executorPreference: environment.loop) { [clock = environment.clock] in
      await HistoryWriter.keepTrying(retry, by: clock)
    }
  }

  private static func keepTrying(
    _ retry: @concurrent @Sendable () async -> Bool, by clock: any SessionClock
  ) async {
    var pauses = retryPauses[...]
    while !Task.isCancelled {
      try? await clock.sleep(seconds: pauses.first ?? 0)
      guard !Task.isCancelled, await !retry() else { return }
      if pauses.count > 1 { pauses.removeFirst() }
    }
  }
}
