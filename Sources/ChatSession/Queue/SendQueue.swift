import ChatModel

/// The turns that wait and those that are in flight, first come first served.
///
/// A context that remembers turns has one turn in flight at a time (the server refuses a second; the API page, Modes).
/// On a prefix context, conversations run at the same time; within one conversation a prompt waits for the reply
/// before it, because it sends that reply.
final class SendQueue {
  /// A turn with its conversation and its context.
  struct Entry: Hashable, Sendable {
    var turn: TurnID
    var conversation: ConversationID
    var context: ContextKey
    /// No other turn of the context may be in flight.
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

  /// Adds a turn at the end.
  ///
  /// - Returns: Whether it may be sent at once; then it is running.
  func add(_ entry: Entry) -> Bool {
    waiting.append(entry)
    return start().contains(entry.turn)
  }

  /// Moves every turn that may be sent now from waiting to running, and returns them in their order.
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

  /// Removes a turn that ran or waited.
  func remove(_ turn: TurnID) {
    running.removeAll { $0.turn == turn }
    waiting.removeAll { $0.turn == turn }
  }

  /// Holds back the turns of a context while it is rebuilt.
  func hold(_ context: ContextKey) { held.insert(context) }

  /// Ends ``hold(_:)``.
  func letGo(_ context: ContextKey) { held.remove(context) }

  /// A context is being rebuilt.
  func isHeld(_ context: ContextKey) -> Bool { held.contains(context) }

  /// A context has turns that run or wait, or is being rebuilt.
  func isBusy(_ context: ContextKey) -> Bool {
    isHeld(context) || running.contains { $0.context == context }
      || waiting.contains { $0.context == context }
  }

  /// A conversation has turns that run or wait.
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
