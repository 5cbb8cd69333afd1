import ChatModel
import ContextAPI
import EventLoops
import FoundationEssentials
import HistoryStore

/// The surroundings of a session's components: history, API, profile, clock, and the sink of updates.
struct SessionEnvironment: Sendable {
  let store: HistoryStore
  let service: any ContextService
  let profile: SessionProfile
  /// The executor of the session.
  let loop: EventLoop
  let clock: any SessionClock
  /// Streamed text that the front end has not used yet.
  let backlog: Backlog?
  /// Gets every update, in order.
  let tell: @Sendable (SessionUpdate) -> Void

  var now: Date { clock.now }

  /// Asks the history for the command line: its errors become those of the session.
  func history<Value>(
    _ ask: (HistoryStore) async throws -> Value
  ) async throws(SessionError) -> Value {
    do { return try await ask(store) } catch { throw SessionError(StoreError(thrown: error)) }
  }

  func notify(_ level: Notice.Level, _ text: String, in conversation: ConversationID? = nil) {
    tell(.notice(Notice(level: level, text: text, conversation: conversation)))
  }
}
