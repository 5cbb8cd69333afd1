/// The progress of a server that reads the seed of a new context. Our gateway tells it; others do not.
public struct SeedProgress: Hashable, Sendable {
  /// True while the server reads: the first question would wait.
  public var isReading: Bool
  /// The share that was read, from 0 to 1; `nil` if the server did not say.
  public var share: Double?
  /// The same in whole percent, for people to read.
  public var percent: String? { share.map(Count.percent) }

  /// Creates a report.
  public init(isReading: Bool, share: Double? = nil) {
    self.isReading = isReading
    self.share = share
  }
}
