import ChatModel
import ContextAPI
import FoundationEssentials
import HistoryStore

/// What every component of a session works with: the history, the API, the profile, the clock, and who is told.
struct SessionEnvironment: Sendable {
  let store: HistoryStore
  let service: any ContextService
  let profile: SessionProfile
  let clock: any SessionClock
  /// Streamed text that the front end has not used yet.
  let backlog: Backlog?
  /// Gets every update, in order.
  let tell: @Sendable (SessionUpdate) -> Void

  var now: Date { clock.now }

  func notify(_ level: Notice.Level, _ text: String, in conversation: ConversationID? = nil) {
    tell(.notice(Notice(level: level, text: text, conversation: conversation)))
  }
}
