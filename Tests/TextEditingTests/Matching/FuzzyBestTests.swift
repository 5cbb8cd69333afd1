import Basics
import Testing

@testable import TextEditing

/// The best of all ways, against a search that tries them all.
@Suite struct FuzzyBestTests {
  /// Every way to find the letters of a query in a text, as places.
  private func ways(_ query: ArraySlice<Character>, _ text: [Character], from start: Int) -> [[Int]]
  {
    guard let letter = query.first else { return [[]] }
    return (start..<max(start, text.count)).filter { text[$0] == letter }.flatMap { place in
      ways(query.dropFirst(), text, from: place + 1).map { [place] + $0 }
    }
  }

  /// The score of a way, by the rules that ``FuzzyMatch`` names.
  private func score(_ way: [Int], _ text: [Character]) -> Int {
    var score = 0
    for (index, place) in way.enumerated() {
      score += 16
      let before = place > 0 ? LetterKind(text[place - 1].unicodeScalars.first ?? " ") : .gap
      let kind = LetterKind(text[place].unicodeScalars.first ?? " ")
      if place == 0 {
        score += 16
      } else if kind != .gap, before == .gap || (before == .digit) != (kind == .digit) {
        score += 10
      }
      if index == 0 {
        score -= min(place, 4)
      } else {
        let gap = place - way[index - 1] - 1
        score += gap == 0 ? 12 : -(4 + gap - 1)
      }
    }
    return score
  }

  @Test func `No way is better than the one that is taken`() throws {
    var random = SplitMix(seed: 31)
    for _ in 0..<1500 {
      let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        Array("aab-1 ").randomElement(using: &random) ?? "a"
      }
      let query = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Array("ab1").randomElement(using: &random) ?? "a"
      }
      let all = ways(query[...], text, from: 0)
      let found = FuzzyMatch.score(String(query), in: String(text))
      guard let best = all.map({ score($0, text) }).max() else {
        #expect(found == nil)
        continue
      }
      let match = try #require(found)
      #expect(match.score == best, "\(String(query)) in \(String(text))")
      #expect(score(match.positions, text) == best, "\(String(query)) in \(String(text))")
    }
  }

  @Test(arguments: ["", " ", "\t\n", "\u{3000}"])
  func `A query of blanks matches everything alike`(query: String) {
    let match = FuzzyMatch.score(query, in: "any")
    #expect(match?.score == 0 && match?.positions == [])
  }

  @Test func `The words of a query are found in any order, and add up`() throws {
    let both = try #require(FuzzyMatch.score("b a", in: "a b"))
    let other = try #require(FuzzyMatch.score("a  b ", in: "a b"))
    let first = try #require(FuzzyMatch.score("a", in: "a b"))
    let second = try #require(FuzzyMatch.score("b", in: "a b"))
    #expect(both == other)
    #expect(both.score == first.score + second.score && both.positions == [0, 2])
  }

  @Test func `A path is found as the letters of its name are, for every query and path`() {
    var random = SplitMix(seed: 9)
    let letters = Array("abAB/.é中  ")
    let paths = (0..<60).map { _ in
      String(
        (0..<Int.random(in: 1...8, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? "a"
        })
    }
    for _ in 0..<200 {
      let query = String(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? "a"
        })
      let found = FuzzyPaths(paths).best(query, limit: .max)?.paths ?? []
      #expect(
        found.sorted() == paths.filter { FuzzyMatch.score(query, in: $0) != nil }.sorted(),
        "\(query)")
    }
  }
}
