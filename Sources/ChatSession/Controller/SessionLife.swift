import EventLoops

/// The commands of a session, from its start to its end.
struct SessionLife {
  /// One command after the other. Nothing may be added once the session is leaving.
  var commands: JobLine
  /// The work of ``SessionController/start(_:)``.
  var start: Task<Void, Never>?
  /// The program ends: what is in flight is being ended, and no further command is carried out.
  var isLeaving = false

  /// - Parameter loop: The executor of the session.
  init(on loop: EventLoop) {
    commands = JobLine(on: loop)
  }
}
