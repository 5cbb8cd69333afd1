import Basics
import Testing

@testable import TextEditing

struct FuzzyMatchTests {
  @Test(
    "What matches, and where",
    arguments: [
      ("", "anything", []), ("abc", "abc", [0, 1, 2]), ("abc", "a-b-c", [0, 2, 4]),
      ("ABC", "xabc", [1, 2, 3]), ("中", "英文中文", [2]), ("英中", "英文中文", [0, 2]),
      ("cafe", "Café", [0, 1, 2, 3]), ("cafe", "cafe\u{301}", [0, 1, 2, 3]), ("é", "e", [0]),
      ("ctx", "ｃｔｘ", [0, 1, 2]), ("lodz", "Łódź", [0, 1, 2, 3]), ("пр", "Привет", [0, 1]),
      ("two one", "one two", [0, 1, 2, 4, 5, 6]), ("👍", "ok 👍", [3]),
      // The start of a word beats the first letter on the way, letters in a row beat letters apart.
      ("b", "abc b", [4]), ("ed", "expired editor", [8, 9]), ("sc", "SessionController", [0, 7]),
      ("log", "l-o-g log", [6, 7, 8]),
    ] as [(String, String, [Int])])
  func matches(query: String, candidate: String, positions: [Int]) {
    #expect(FuzzyMatch.score(query, in: candidate)?.positions == positions)
  }

  @Test(
    "What does not match",
    arguments: [("abc", "acb"), ("aa", "a"), ("x", ""), ("one three", "one two"), ("中", "日本")])
  func noMatch(query: String, candidate: String) {
    #expect(FuzzyMatch.score(query, in: candidate) == nil)
  }

  @Test(
    "The better match has the higher score",
    arguments: [
      ("doc", "doc", "d-o-c"), ("doc", "doc", "my doc"), ("doc", "my doc", "mydoc"),
      ("ap", "app", "snap"), ("sc", "session controller", "asyncscheme c"), ("abc", "abcx", "abxc"),
      ("re", "retry", "core"), ("fb", "foo_bar", "foobar"), ("a", "a", "ba"),
    ])
  func order(query: String, better: String, worse: String) throws {
    let high = try #require(FuzzyMatch.score(query, in: better))
    let low = try #require(FuzzyMatch.score(query, in: worse))
    #expect(high.score > low.score)
  }

  @Test("Positions are those of the query's letters, ascending, for random texts")
  func properties() {
    var random = SplitMix(seed: 5)
    for _ in 0..<2000 {
      let candidate = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in "abAB -".randomElement(using: &random) ?? "a" }
      let query = (0..<Int.random(in: 1...4, using: &random))
        .map { _ in "ab".randomElement(using: &random) ?? "a" }
      var rest = query[...]
      for letter in candidate where letter.lowercased() == rest.first.map(String.init) {
        rest = rest.dropFirst()
      }
      let match = FuzzyMatch.score(String(query), in: String(candidate))
      #expect((match != nil) == rest.isEmpty, "\(query) in \(candidate)")
      if let match {
        #expect(match.positions.map { candidate[$0].lowercased() } == query.map(String.init))
        #expect(match.positions == match.positions.sorted())
      }
    }
  }

  @Test("A candidate of a megabyte is searched without the table of all ways")
  func long() throws {
    let candidate = String(repeating: "x ", count: 1 << 19) + "needle"
    let match = try #require(FuzzyMatch.score("needle", in: candidate))
    #expect(match.positions.count == 6)
    #expect(match.positions.last == (1 << 20) + 5)
  }
}
