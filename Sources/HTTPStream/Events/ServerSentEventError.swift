/// Why a stream of events cannot be read on.
public enum ServerSentEventError: Error, Equatable, Sendable {
  /// A line, or the data of one event, is longer than the decoder accepts (in bytes).
  case tooLong(limit: Int)
}
