package import ChatModel
package import ContextAPI
package import HistoryStore

/// Why something that was asked for on the command line, or a job, could not be done.
package struct SessionError: Error, Equatable, Sendable {
  /// Where the trouble came from; exit codes are chosen by it.
  package enum Cause: Equatable, Sendable {
    /// The server or the network.
    case api(APIError)
    /// The database.
    case store(StoreError)
    /// A prompt was not sent.
    case refused(SendRefusal.Reason)
    /// What was asked for makes no sense as things are.
    case invalid
    /// It was stopped before it was done.
    case cancelled
  }

  package var cause: Cause
  /// For the user: what happened, to what, what to do next.
  package var message: String

  /// An error.
  package init(_ cause: Cause, _ message: String) {
    self.cause = cause
    self.message = message
  }

  init(_ error: StoreError) { self.init(.store(error), error.message) }

  init(_ error: APIError) {
    self.init(error.kind == .cancelled ? .cancelled : .api(error), error.message)
  }
}
