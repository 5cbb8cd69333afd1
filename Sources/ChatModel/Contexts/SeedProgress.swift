/// The progress of a server that reads the seed of a new context. Our gateway tells it; others do not.
public struct SeedProgress: Hashable, Sendable {
  /// True while the server reads: the first question would wait.
  public var isReading: Bool
  /// The share that was read, from 0 to 1; `nil` if the server did not say.
  public var share: Double?
  /// The same in whole percent, rounded down: all of it is read at the end only.
  public var percent: Int? { share.map { Int($0 * 100) } }

  /// Creates a report.
  public init(isReading: Bool, share: Double? = nil) {
    self.isReading = isReading
    self.share = share
  }
}
