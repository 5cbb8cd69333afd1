/// One event of a stream, valid only while it is being handed over.
public struct ServerSentEvent {
  /// The data lines, joined by LF; bytes as they came, not checked to be UTF-8.
  public let data: UnsafeRawBufferPointer
  /// The event's type, when an `event:` line named one.
  public let type: String?
  /// The last id that an `id:` line gave.
  public let lastEventID: String?
}
