/// One line of a stream of events, valid only while it is being handed over. Comments and the fields
/// that only say how to reconnect are not handed over.
public enum EventLine {
  /// The value of a `data:` line; bytes as they came, not checked to be UTF-8.
  case data(UnsafeRawBufferPointer)
  /// The type that an `event:` line names.
  case type(String)
  /// A line that is not a field of an event stream.
  case other(UnsafeRawBufferPointer)
  /// An empty line, which ends an event.
  case end
}
