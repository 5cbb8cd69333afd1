import ChatModel

/// Which turns may be in flight at once: pure bookkeeping, first come first served.
///
/// A context that remembers turns takes one at a time (the server refuses a second, the API page, Modes). A
/// prefix context runs its conversations at the same time; within one conversation a prompt waits
/// for the reply before it, because that reply is part of what it sends.
final class SendQueue {
  /// A turn and what it takes up.
  struct Entry: Hashable, Sendable {
    var turn: TurnID
    var conversation: ConversationID
    var context: ContextKey
    /// Whether it has the context for itself.
    var isExclusive: Bool

    fileprivate func excludes(_ other: Entry) -> Bool {
      conversation == other.conversation
        || context == other.context && (isExclusive || other.isExclusive)
    }
  }

  /// In flight.
  private(set) var running: [Entry] = []
  /// Waiting, oldest first.
  private(set) var waiting: [Entry] = []
  private var held: Set<ContextKey> = []

  /// An empty queue.
  init() {}

  /// Adds a turn at the end; whether it may go at once (then it counts as running).
  func add(_ entry: Entry) -> Bool {
    waiting.append(entry)
    return start().contains(entry.turn)
  }

  /// Moves every turn that may go now from waiting to running, and names them in their order.
  func start() -> [TurnID] {
    var started: [TurnID] = []
    var passed: [Entry] = []
    for entry in waiting {
      let mayGo =
        !held.contains(entry.context) && !running.contains { $0.excludes(entry) }
        && !passed.contains { $0.excludes(entry) }
      if mayGo {
        running.append(entry)
        started.append(entry.turn)
      } else {
        passed.append(entry)
      }
    }
    waiting = passed
    return started
  }

  /// Takes a turn out, whether it ran or waited.
  func remove(_ turn: TurnID) {
    running.removeAll { $0.turn == turn }
    waiting.removeAll { $0.turn == turn }
  }

  /// Keeps the turns of a context waiting, while it is made anew.
  func hold(_ context: ContextKey) { held.insert(context) }

  /// Lets the turns of a context go again.
  func letGo(_ context: ContextKey) { held.remove(context) }

  /// Whether a context is being made anew.
  func isHeld(_ context: ContextKey) -> Bool { held.contains(context) }

  /// Whether anything of a context runs, waits or is being made anew.
  func isBusy(_ context: ContextKey) -> Bool {
    isHeld(context) || running.contains { $0.context == context }
      || waiting.contains { $0.context == context }
  }

  /// Whether anything of a conversation runs or waits.
  func isBusy(_ conversation: ConversationID) -> Bool {
    running.contains { $0.conversation == conversation }
      || waiting.contains { $0.conversation == conversation }
  }

  /// The turns of a context that wait, oldest first.
  func waiting(in context: ContextKey) -> [TurnID] {
    waiting.filter { $0.context == context }.map(\.turn)
  }

  /// Conversations with a turn in flight.
  var streaming: Set<ConversationID> { Set(running.map(\.conversation)) }
}
