import SyntaxHighlighting
import Testing

/// The comments of every language that has some, by the language's own manual.
@Suite struct CommentTests {
  private static let toTheEndOfALine: [(String, String)] =
    [
      "swift", "c", "cpp", "objective-c", "java", "kotlin", "csharp", "go", "rust", "zig", "dart",
      "scala", "protobuf", "javascript", "typescript", "php", "json", "hcl", "scss",
    ].map { ($0, "//") }
    + [
      "python", "ruby", "php", "perl", "r", "elixir", "shell", "powershell", "dockerfile",
      "graphql", "hcl", "cmake", "yaml", "toml", "make",
    ].map { ($0, "#") } + ["lua", "haskell", "sql"].map { ($0, "--") } + [("ini", ";")]

  @Test(arguments: toTheEndOfALine)
  func `A comment reaches to the end of its line and no further`(language: String, mark: String) {
    let comment = "\(mark) it's \"quoted\" /* x"
    #expect(painted(language, comment) == "comment(\(comment))", "\(language)")
    let code = painted(language, "if x")
    #expect(painted(language, "\(comment)\nif x") == "comment(\(comment))\n\(code)", "\(language)")
  }

  private static let blocks: [(String, String, String)] =
    [
      "swift", "c", "cpp", "objective-c", "java", "kotlin", "csharp", "go", "rust", "dart", "scala",
      "protobuf", "javascript", "typescript", "php", "json", "sql", "hcl", "css",
    ].map { ($0, "/*", "*/") } + [
      ("lua", "--[[", "]]"), ("haskell", "{-", "-}"), ("powershell", "<#", "#>"),
      ("html", "<!--", "-->"), ("xml", "<![CDATA[", "]]>"),
    ]

  @Test(arguments: blocks)
  func `A block comment reaches over lines, to its end`(
    language: String, start: String, end: String
  ) {
    let lines = ["\(start) if", "it's \"x", "", "y \(end)"]
    #expect(
      painted(language, lines.joined(separator: "\n"))
        == lines.map { $0.isEmpty ? "" : "comment(\($0))" }.joined(separator: "\n"), "\(language)")
    let code = painted(language, "if x")
    #expect(
      painted(language, "\(start)\(end)\nif x") == "comment(\(start)\(end))\n\(code)", "\(language)"
    )
  }

  @Test(arguments: ["swift", "kotlin", "rust", "scala"])
  func `Comments nest where the language says so`(language: String) {
    #expect(painted(language, "/* /* */ if") == "comment(/* /* */ if)")
    #expect(painted(language, "/* /* */ */ if") == "comment(/* /* */ */) keyword(if)")
  }

  @Test(arguments: ["c", "java", "go", "javascript", "php", "sql", "dart"])
  func `Elsewhere the first end closes them`(language: String) {
    #expect(painted(language, "/* /* */ if") == "comment(/* /* */) keyword(if)")
  }

  @Test(arguments: [
    ("shell", "a#b"), ("shell", "$#"), ("shell", "${#a}"), ("ruby", "\"#{a}\""), ("perl", "$#a"),
    ("yaml", "a#b"), ("yaml", "http://x#y"), ("toml", "a#b"), ("make", "a#b"), ("css", "a#b"),
    ("rust", "#[a]"), ("php", "#[A]"), ("c", "#if"), ("swift", "#if"), ("sql", "a-b"),
    ("scss", "url(//a)"), ("sass", "a: http://b"), ("dockerfile", "a#b"),
  ])
  func `A mark that means something else opens no comment`(language: String, code: String) {
    #expect(!painted(language, code).contains("comment("), "\(language): \(code)")
  }
}
