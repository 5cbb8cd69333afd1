/// A search in the loaded turns.
struct TranscriptSearch: Sendable {
  let query: String
  let pattern: SearchPattern
  /// From the oldest to the newest.
  var matches: [TurnMatch] = []
  /// The index of the match that the reader is at.
  var current: Int?
  /// Turns whose text changed since they were searched.
  var staleKeys: Set<Int> = []
  /// The reader's position before the search.
  var origin: ViewportPosition
}

/// A match in the source text of a turn.
struct TurnMatch: Sendable, Hashable {
  var key: Int
  var part: TurnPart
  /// Which of the part's matches it is.
  var ordinal: Int
  /// The depth of the row in its part, 0…1.
  var depth: Double
}
