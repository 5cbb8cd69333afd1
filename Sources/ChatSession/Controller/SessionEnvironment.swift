import ChatModel
import ContextAPI
import EventLoops
import FoundationEssentials
import HistoryStore

/// The surroundings of a session's components: history, API, profile, clock, and the sink of updates.
struct SessionEnvironment: Sendable {
  let store: HistoryStore
  /// The profiles whose contexts can be used, that of new contexts first; never empty.
  let endpoints: [SessionEndpoint]
  /// The executor of the session.
  let loop: EventLoop
  let clock: any SessionClock
  /// Streamed text that the front end has not used yet.
  let backlog: Backlog?
  /// Gets every update, in order.
  let tell: @Sendable (SessionUpdate) -> Void

  var now: Date { clock.now }

  /// The profile of new contexts that name none.
  var profile: SessionProfile { endpoints[0].profile }

  /// The endpoint of a profile; `nil` if this session does not have it.
  func endpoint(_ profile: String) -> SessionEndpoint? {
    endpoints.first { $0.profile.name == profile }
  }

  /// The service of a profile; one that refuses everything if this session does not have the profile.
  func service(of profile: String) -> any ContextService {
    endpoint(profile)?.service ?? AbsentService(profile: profile)
  }

  /// The lifetimes that a context of this profile can be given, in seconds; `nil` if none can.
  func lifetimes(of context: CachedContext) -> ClosedRange<Int>? {
    service(of: context.profile).capabilities.lifetimes
  }

  /// The profile of a context, else the one of new contexts.
  func profile(of context: CachedContext) -> SessionProfile {
    endpoint(context.profile)?.profile ?? profile
  }

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
