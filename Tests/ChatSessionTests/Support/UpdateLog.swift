import Basics
import ChatModel

/// Everything that a controller told, in order. Conditions look at what they are given, never at the log.
@dynamicMemberLookup
final class UpdateLog: Sendable {
  private struct Waiter {
    var isMet: ([SessionUpdate]) -> Bool
    var continuation: UnsafeContinuation<Void, Never>
  }

  private struct State {
    var updates: [SessionUpdate] = []
    var waiters: [Waiter] = []
  }

  private let state = Locked(State())

  func add(_ update: SessionUpdate) {
    let met = state.withLock { state in
      state.updates.append(update)
      let met = state.waiters.filter { $0.isMet(state.updates) }
      if !met.isEmpty { state.waiters.removeAll { $0.isMet(state.updates) } }
      return met
    }
    met.forEach { $0.continuation.resume() }
  }

  var all: [SessionUpdate] { state.withLock { $0.updates } }

  func clear() { state.withLock { $0.updates = [] } }

  /// Waits until what was told meets a condition.
  func until(_ isMet: @escaping ([SessionUpdate]) -> Bool) async {
    await withUnsafeContinuation { continuation in
      let done = state.withLock { state in
        if isMet(state.updates) { return true }
        state.waiters.append(Waiter(isMet: isMet, continuation: continuation))
        return false
      }
      if done { continuation.resume() }
    }
  }

  /// The views below.
  subscript<Value>(dynamicMember view: KeyPath<[SessionUpdate], Value>) -> Value {
    all[keyPath: view]
  }

  func phases(of turn: TurnID) -> [String] { all.phases(of: turn) }
  func text(of turn: TurnID) -> String { all.text(of: turn) }
  func hasEnded(_ turn: TurnID) -> Bool { all.hasEnded(turn) }
}

extension [SessionUpdate] {
  var refusals: [SendRefusal] {
    compactMap { if case .refused(let refusal) = $0 { refusal } else { nil } }
  }

  var notices: [String] {
    compactMap { if case .notice(let notice) = $0 { notice.text } else { nil } }
  }

  var previews: [RebuildOffer] {
    compactMap { if case .preview(let offer) = $0 { offer } else { nil } }
  }

  var offers: [RebuildOffer] {
    compactMap { if case .offer(let offer) = $0 { offer } else { nil } }
  }

  var opened: [ConversationSnapshot] {
    compactMap { if case .opened(let snapshot) = $0 { snapshot } else { nil } }
  }

  var branches: [ConversationSnapshot] {
    compactMap { if case .branch(let snapshot) = $0 { snapshot } else { nil } }
  }

  var trees: [BranchTree] { compactMap { if case .tree(let tree) = $0 { tree } else { nil } } }

  var comparisons: [Comparison] {
    compactMap { if case .comparison(let comparison) = $0 { comparison } else { nil } }
  }

  var contexts: [[ContextSummary]] {
    compactMap { if case .contexts(let summaries) = $0 { summaries } else { nil } }
  }

  var jobs: [JobProgress] { compactMap { if case .progress(let told) = $0 { told } else { nil } } }

  var stages: [JobProgress.Stage] {
    compactMap { if case .progress(let progress) = $0 { progress.stage } else { nil } }
  }

  var returned: [String] {
    compactMap { if case .promptReturned(_, let prompt, _) = $0 { prompt } else { nil } }
  }

  func phases(of turn: TurnID) -> [String] {
    compactMap {
      if case .turn(let view) = $0, view.id == turn { Sample.name(view.turn.phase) } else { nil }
    }
  }

  func text(of turn: TurnID) -> String {
    map {
      if case .delta(let delta) = $0, delta.turn == turn { delta.content } else { "" }
    }.joined()
  }

  func hasEnded(_ turn: TurnID) -> Bool {
    contains {
      if case .turn(let view) = $0 { view.id == turn && view.turn.phase.isEnded } else { false }
    }
  }
}
