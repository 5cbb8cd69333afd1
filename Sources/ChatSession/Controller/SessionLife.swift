/// The stage of a session between its start and its end.
struct SessionLife {
  /// The work of ``SessionController/start(_:)``.
  var start: Task<Void, Never>?
  /// Watches what other instances write into the history.
  var watcher: Task<Void, Never>?
  var isLeaving = false
}
