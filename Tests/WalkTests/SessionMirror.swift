import Basics
import ChatModel

/// What a front end knows from the updates of a session, and nothing else.
final class SessionMirror: Sendable {
  struct State {
    var shown: ConversationID?
    var branch: [Turn] = []
    var notices: [String] = []
    var refusals: [SendRefusal] = []
    var failures: [String] = []
    var offers = 0
    var ended: Set<TurnID> = []
    var streaming: Set<TurnID> = []
    fileprivate var waiters: [(isMet: @Sendable (State) -> Bool, UnsafeContinuation<Void, Never>)] =
      []
  }

  private let state = Locked(State())

  var now: State { state.withLock { $0 } }

  /// Forgets what was told, not what is shown.
  func turnPage() {
    state.withLock {
      ($0.notices, $0.refusals, $0.failures, $0.offers) = ([], [], [], 0)
      ($0.ended, $0.streaming) = ([], [])
    }
  }

  func take(_ update: SessionUpdate) {
    let met = state.withLock { state in
      state.take(update)
      let waiters = state.waiters
      state.waiters = waiters.filter { !$0.isMet(state) }
      return waiters.filter { $0.isMet(state) }
    }
    met.forEach { $0.1.resume() }
  }

  /// Waits until a turn has text, or is over, or was refused.
  func hasText(of turn: TurnID) async {
    let isMet: @Sendable (State) -> Bool = { state in
      state.streaming.contains(turn) || state.ended.contains(turn)
        || state.refusals.contains { $0.request.turn == turn }
    }
    await withUnsafeContinuation { continuation in
      let isDone = state.withLock { state in
        if isMet(state) { return true }
        state.waiters.append((isMet, continuation))
        return false
      }
      if isDone { continuation.resume() }
    }
  }
}

extension SessionMirror.State {
  fileprivate mutating func take(_ update: SessionUpdate) {
    switch update {
    case .opened(let snapshot):
      shown = snapshot.conversation.id
      branch = snapshot.turns.map(\.turn)
    case .branch(let snapshot):
      if shown == snapshot.conversation.id { branch = snapshot.turns.map(\.turn) }
    case .turn(let view): take(view)
    case .delta(let delta):
      streaming.insert(delta.turn)
      guard let index = branch.firstIndex(where: { $0.id == delta.turn }) else { return }
      while branch[index].choices.count <= delta.choice { branch[index].choices.append(Choice()) }
      branch[index].choices[delta.choice].content += delta.content
    case .notice(let notice): notices.append(notice.text)
    case .refused(let refusal): refusals.append(refusal)
    case .promptReturned(_, _, let turn): if let turn { ended.insert(turn) }
    case .offer: offers += 1
    case .progress(let progress):
      if case .failed(let text) = progress.stage { failures.append(text) }
    default: break
    }
  }

  private mutating func take(_ view: TurnView) {
    if view.turn.phase.isEnded { ended.insert(view.id) }
    guard view.turn.conversation == shown else { return }
    guard let index = branch.firstIndex(where: { $0.id == view.id }) else {
      if view.turn.parent == branch.last?.id { branch.append(view.turn) }
      return
    }
    let told = branch[index].choices
    branch[index] = view.turn
    if view.isTextTold {
      for (place, choice) in told.enumerated() where view.turn.choices.indices.contains(place) {
        branch[index].choices[place].content = choice.content
      }
    }
  }
}
