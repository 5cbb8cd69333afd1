/// Paths, to be found by a few of their letters.
///
/// A folder may have a hundred thousand of them: a look at the bytes leaves most out, and of the others the shortest
/// are compared, as many as a moment allows.
package struct FuzzyPaths: Sendable {
  /// More than these are not compared.
  static let mostCompared = 4_000

  /// The shortest first.
  private let paths: [String]

  /// Takes paths in any order.
  package init(_ paths: [String]) {
    self.paths = paths.sorted {
      ($0.utf8.count, $0) < ($1.utf8.count, $1)
    }
  }

  /// The number of paths.
  package var count: Int { paths.count }

  /// The paths that match best, the best first, and how many were compared; `nil` if there is no need any more.
  package func best(
    _ query: String, limit: Int, isNeeded: () -> Bool = { true }
  ) -> (paths: [String], compared: Int)? {
    let words = query.split(whereSeparator: \.isWhitespace).map { Self.letters(of: $0) }
    var found: [(score: Int, place: Int)] = []
    var compared = 0
    for (place, path) in paths.enumerated() {
      if place % 1024 == 0, !isNeeded() { return nil }
      guard words.allSatisfy({ Self.mayMatch($0, path) }) else { continue }
      if compared == Self.mostCompared { break }
      compared += 1
      if let match = FuzzyMatch.score(query, in: path) { found.append((match.score, place)) }
    }
    found.sort { ($1.score, $0.place) < ($0.score, $1.place) }
    return (found.prefix(limit).map { paths[$0.place] }, compared)
  }

  /// The letters of a word that tell without a closer look that a path does not match: those of ASCII, in small
  /// letters.
  private static func letters(of word: Substring) -> [UInt8] {
    word.utf8.filter { $0 > 0x20 && $0 < 0x80 }.map(small)
  }

  /// False if the letters are not in the path in their order. A path with other letters than ASCII may fold to any.
  private static func mayMatch(_ letters: [UInt8], _ path: String) -> Bool {
    var index = 0
    for byte in path.utf8 {
      if byte >= 0x80 { return true }
      if index < letters.count, small(byte) == letters[index] { index += 1 }
    }
    return index == letters.count
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
