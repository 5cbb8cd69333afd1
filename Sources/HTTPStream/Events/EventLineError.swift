/// Why a stream of events cannot be read on.
public enum EventLineError: Error, Equatable, Sendable {
  /// A line is longer than the decoder accepts (in bytes).
  case tooLong(limit: Int)
}
