/// Finds the letters of a query in a candidate, in order but with gaps.
package enum FuzzyMatch {
  /// The score and the matched grapheme clusters by their index; `nil` without a match.
  package static func score(_ query: String, in candidate: String) -> (score: Int, positions: [Int])? { (0, []) }
}
