/// The data that a run leaves on disk.
enum Keeping: Sendable {
  /// Conversations and contexts.
  case everything
  /// The records of contexts alone (`save_history` is false).
  case registry
  /// Nothing (`--no-save`).
  case nothing
}
