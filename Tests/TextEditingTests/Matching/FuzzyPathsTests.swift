import Testing

@testable import TextEditing

struct FuzzyPathsTests {
  private static let files = [
    "README.md", "Sources/ChatUI/Composer/Completion.swift",
    "Sources/ChatUI/Composer/CompletionPopup.swift", "Sources/ChatUI/View/CompletionView.swift",
    "Sources/Main.swift", "docs/guide.md", "docs/guide.zh.md", "docs/手册.md", "notes/Résumé.txt",
  ]

  private func best(_ query: String) -> [String] {
    FuzzyPaths(Self.files).best(query, limit: 10)?.paths ?? []
  }

  @Test(arguments: [
    ("main", "Sources/Main.swift"), ("cmpl", "Sources/ChatUI/Composer/Completion.swift"),
    ("cview", "Sources/ChatUI/View/CompletionView.swift"), ("guide", "docs/guide.md"),
    ("gzh", "docs/guide.zh.md"), ("手册", "docs/手册.md"), ("resume", "notes/Résumé.txt"),
    ("README", "README.md"), ("readme", "README.md"),
    ("guide zh", "docs/guide.zh.md"), ("zh guide", "docs/guide.zh.md"),
    ("view ui chat", "Sources/ChatUI/View/CompletionView.swift"),
    ("src/main", "Sources/Main.swift"),
  ])
  func `A few letters find a file`(query: String, path: String) {
    #expect(best(query).first == path)
  }

  @Test func `Letters that are nowhere in this order find nothing`() {
    #expect(best("xyz").isEmpty)
    #expect(best("niam").isEmpty)
    #expect(best("mainq").isEmpty)
  }

  @Test func `Of a hundred thousand files few are compared, the shortest first`() throws {
    let many = (0..<100_000).map { "folder\($0 % 100)/module\($0)/file\($0).swift" }
    let paths = FuzzyPaths(many + ["f.swift"])
    #expect(paths.count == 100_001)
    let common = try #require(paths.best("fs", limit: 50))
    #expect(common.paths.count == 50)
    #expect(common.paths.first == "f.swift")
    #expect(common.compared == FuzzyPaths.mostCompared)
    let rare = try #require(paths.best("file99999", limit: 50))
    #expect(rare.paths.contains("folder99/module99999/file99999.swift"))
    #expect(rare.compared < 100)
  }

  @Test func `A search that nobody needs any more ends`() {
    let many = (0..<10_000).map { "file\($0)" }
    var asked = 0
    let result = FuzzyPaths(many).best("9", limit: 5) {
      asked += 1
      return asked < 3
    }
    #expect(result == nil)
    #expect(asked == 3)
  }
}
