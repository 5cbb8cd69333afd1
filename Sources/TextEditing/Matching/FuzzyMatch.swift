/// Finds the characters of a query in a candidate, in order but with gaps between them.
///
/// The best of all ways to do it is taken: characters in a row, at the start of a word and early ones
/// count more. Case, accents of Latin letters and full width do not matter. Spaces part a query into
/// words that must all be found, in any order.
package enum FuzzyMatch {
  private static let hit = 16
  private static let inRow = 12
  private static let wordStart = 10
  private static let textStart = 6
  private static let gapStart = 4
  private static let gapStep = 1
  /// In a longer candidate the first way is taken, not the best.
  private static let bound = 512

  /// The score, higher for a better match, and the matched grapheme clusters by index, ascending;
  /// `nil` without a match. An empty query matches everything with 0.
  package static func score(
    _ query: String, in candidate: String
  ) -> (score: Int, positions: [Int])? {
    let words = query.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return (0, []) }
    let scalars = EditUnit.units(of: candidate).map { $0.firstScalar ?? " " }
    let text = scalars.map(LetterFolding.fold)
    var score = 0
    var positions: Set<Int> = []
    for word in words {
      let letters = EditUnit.units(of: String(word)).map {
        LetterFolding.fold($0.firstScalar ?? " ")
      }
      guard let simple = first(letters, in: text) else { return nil }
      let match =
        text.count > bound ? simple : best(letters, in: text, bonuses(of: scalars)) ?? simple
      score += match.score
      positions.formUnion(match.positions)
    }
    return (score, positions.sorted())
  }

  /// The bonus of a match at each place.
  private static func bonuses(of scalars: [Unicode.Scalar]) -> [Int] {
    var before = LetterKind.gap
    return scalars.enumerated().map { index, scalar in
      let kind = LetterKind(scalar)
      defer { before = kind }
      if index == 0 { return wordStart + textStart }
      let isStart =
        before == .gap || (before == .small && kind == .capital)
        || (before == .digit) != (kind == .digit)
      return isStart && kind != .gap ? wordStart : 0
    }
  }

  /// The best way by dynamic programming over (letter of the query, place of its match).
  private static func best(
    _ letters: [Unicode.Scalar], in text: [Unicode.Scalar], _ bonuses: [Int]
  ) -> (score: Int, positions: [Int])? {
    let none = Int.min / 2
    let count = text.count
    guard letters.count <= count else { return nil }
    var scores = [Int](repeating: none, count: letters.count * count)
    var origins = [Int](repeating: -1, count: letters.count * count)
    for (row, letter) in letters.enumerated() {
      // The best match of the letters before, less the gap up to here.
      var carried = none
      var carrier = -1
      for place in row..<count {
        let above = (row - 1) * count + place - 1
        if row > 0, place > row {
          carried -= gapStep
          let fresh = scores[above - 1] - gapStart
          if fresh > carried { (carried, carrier) = (fresh, place - 2) }
        }
        guard text[place] == letter else { continue }
        let here = row * count + place
        if row == 0 {
          scores[here] = hit + bonuses[place] - min(place, gapStart) * gapStep
          continue
        }
        let adjacent = scores[above] + inRow
        (scores[here], origins[here]) =
          adjacent >= carried ? (adjacent, place - 1) : (carried, carrier)
        scores[here] += hit + bonuses[place]
      }
    }
    return trace(scores, origins, rows: letters.count, columns: count, none: none)
  }

  private static func trace(
    _ scores: [Int], _ origins: [Int], rows: Int, columns: Int, none: Int
  ) -> (score: Int, positions: [Int])? {
    let last = scores[((rows - 1) * columns)...]
    guard let score = last.max(), score > none / 2, let end = last.firstIndex(of: score) else {
      return nil
    }
    var positions = [end - (rows - 1) * columns]
    for row in (1..<rows).reversed() {
      positions.append(origins[row * columns + positions[positions.count - 1]])
    }
    return (score, positions.reversed())
  }

  /// The first way, for long candidates.
  private static func first(
    _ letters: [Unicode.Scalar], in text: [Unicode.Scalar]
  ) -> (score: Int, positions: [Int])? {
    var positions: [Int] = []
    var start = 0
    for letter in letters {
      guard let place = text[start...].firstIndex(of: letter) else { return nil }
      positions.append(place)
      start = place + 1
    }
    let rows = zip(positions, positions.dropFirst()).count { $0 + 1 == $1 }
    return (positions.count * hit + rows * inRow, positions)
  }
}
