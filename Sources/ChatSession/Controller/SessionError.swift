package import ChatModel
package import ContextAPI
package import HistoryStore
import Wording

/// Why a subcommand or a job failed.
package struct SessionError: Error, Equatable, Sendable {
  /// The cause; it decides the exit code.
  package enum Cause: Equatable, Sendable {
    /// The server or the network.
    case api(APIError)
    /// The database.
    case store(StoreError)
    /// A prompt was not sent.
    case refused(SendRefusal.Reason)
    /// The request is not valid.
    case invalid
    /// The user stopped it.
    case cancelled
  }

  /// The cause, for the exit status.
  package var cause: Cause
  /// For the user: what happened, to what, what to do next.
  package var message: String

  /// An error.
  package init(_ cause: Cause, _ message: String) {
    self.cause = cause
    self.message = message
  }

  init(_ error: StoreError) { self.init(.store(error), error.message) }

  /// The history did not take a context: one of a server, or one that no server has.
  init(notRecorded id: String, _ error: StoreError) {
    if OwnContextID.isOwn(id) {
      self.init(
        .store(error),
        localized(
          """
          The context could not be recorded: \(error.message) Nothing was sent to a server; try again \
          when this is mended.
          """))
      return
    }
    self.init(
      .store(error),
      localized(
        """
        The server created the context \(id), but it could not be recorded: \(error.message) \
        Import the id to use it.
        """))
  }

  init(_ error: APIError) {
    self.init(error.kind == .cancelled ? .cancelled : .api(error), error.message)
  }
}
