import Wording

/// A request that is longer than the model's window, as the server told it.
public struct WindowOverflow: Hashable, Sendable {
  /// The tokens of the request, if they were told.
  public var needed: Int?
  /// The tokens of the window, if they were told.
  public var limit: Int?

  /// Creates an overflow from the numbers that the server gave.
  public init(needed: Int? = nil, limit: Int? = nil) {
    self.needed = needed
    self.limit = limit
  }

  /// The size of the request, for the place after its name; empty if it was not told.
  package var size: String {
    needed.map { localized(" (\(Count.text($0)) tokens)") } ?? ""
  }

  /// The size of the window, for the place after its name; empty if it was not told.
  package var window: String {
    limit.map { localized(" of \(Count.text($0)) tokens") } ?? ""
  }

  /// The problem, as a part of a sentence.
  package var summary: String {
    localized("the conversation\(size) does not fit into the model's window\(window)")
  }
}
