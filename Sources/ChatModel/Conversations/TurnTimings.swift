public import FoundationEssentials

/// When the parts of a turn happened, by the wall clock; durations come from these.
public struct TurnTimings: Codable, Hashable, Sendable {
  /// Enter was pressed.
  public var createdAt: Date
  /// The last request went out.
  public var sentAt: Date?
  /// The first token came.
  public var firstTokenAt: Date?
  /// It ended.
  public var endedAt: Date?

  /// Timings of a turn that was just written.
  public init(
    createdAt: Date, sentAt: Date? = nil, firstTokenAt: Date? = nil, endedAt: Date? = nil
  ) {
    self.createdAt = createdAt
    self.sentAt = sentAt
    self.firstTokenAt = firstTokenAt
    self.endedAt = endedAt
  }

  /// Seconds from the send to the first token.
  public var timeToFirstToken: Double? {
    guard let sentAt, let firstTokenAt else { return nil }
    return max(0, firstTokenAt.timeIntervalSince(sentAt))
  }

  /// Seconds from the first token to the end.
  public var streamingTime: Double? {
    guard let firstTokenAt, let endedAt else { return nil }
    return max(0, endedAt.timeIntervalSince(firstTokenAt))
  }
}
