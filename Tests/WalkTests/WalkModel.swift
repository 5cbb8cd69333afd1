import Gateway
import ChatModel

/// What the user sees: the turns of all conversations as trees, each with one branch that is shown. And the one rule:
/// from what a reply must have been made.
struct WalkModel {
  typealias Message = Echo.Message

  struct Thread {
    var context: ContextKey
    var head: TurnID?
    var system: String?
  }

  private(set) var turns: [WalkTurn] = []
  var threads: [ConversationID: Thread] = [:]
  var seeds: [ContextKey: [Message]] = [:]
  /// The conversation on screen.
  var shown: ConversationID

  var thread: Thread {
    get { threads[shown]! }
    set { threads[shown] = newValue }
  }

  func turn(_ id: TurnID?) -> WalkTurn? { id.flatMap { id in turns.first { $0.id == id } } }

  mutating func add(_ turn: WalkTurn) { turns.append(turn) }

  mutating func change(_ id: TurnID, _ change: (inout WalkTurn) -> Void) {
    if let index = turns.firstIndex(where: { $0.id == id }) { change(&turns[index]) }
  }

  /// The turns up to one, oldest first.
  func path(to id: TurnID?) -> [WalkTurn] {
    var path: [WalkTurn] = []
    var next = id
    while let turn = turn(next) {
      path.append(turn)
      next = turn.parent
    }
    return path.reversed()
  }

  var branch: [WalkTurn] { path(to: thread.head) }

  /// The turns in the same place, oldest first.
  func siblings(of turn: WalkTurn) -> [WalkTurn] {
    turns.filter { $0.parent == turn.parent && $0.conversation == turn.conversation }
  }

  /// Where a branch was last gone on.
  func newestLeaf(under id: TurnID) -> TurnID {
    var leaf = id
    while let child = turns.last(where: { $0.parent == leaf }) { leaf = child.id }
    return leaf
  }

  // MARK: The rule

  /// The inputs from which the reply to a prompt after `parent` may be made: seed, settled turns of the branch. A server
  /// that remembers turns may or may not have those under this id whose end nobody knows, each once.
  func inputs(
    after parent: TurnID?, in context: ContextKey, id: String, remembers: Bool,
    but own: TurnID? = nil
  ) -> [[Message]] {
    let path = path(to: parent)
    let onPath = Set(path.map(\.id))
    var inputs = [seeds[context] ?? []]
    for turn in turns where turn.id != own {
      let isOpen = remembers && turn.isDoubtful && turn.contextID == id && !turn.isCopy
      guard isOpen || onPath.contains(turn.id) && turn.isSettled else { continue }
      var ways = [turn.messages]
      if isOpen {
        let answers = turn.answers.union(turn.reply.isEmpty ? [] : [turn.reply])
        ways = [[]] + answers.map { turn.messages(answer: $0) }
      }
      inputs = inputs.flatMap { input in ways.map { input + $0 } }
      if inputs.count > 4000 { return inputs }
    }
    return inputs
  }
}
