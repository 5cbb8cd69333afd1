import Basics
import Testing

@testable import SeedReading

/// Patterns as git's wildmatch.c matches them.
@Suite struct PathPatternTests {
  private func matches(_ pattern: String, _ path: String, ignoresCase: Bool = false) -> Bool {
    PathPattern(Array(pattern.utf8)[...], ignoresCase: ignoresCase).matches(Array(path.utf8)[...])
  }

  @Test(arguments: [
    ("a", "a"), ("?", "x"), ("*", ""), ("*", "x"), ("a*", "a"), ("a**b", "axxb"), ("[a]", "a"),
    ("[a-]", "-"), ("[-a]", "-"), ("[]-a]", "^"), ("[!]]", "a"), ("[\\]]", "]"), ("[\\\\]", "\\"),
    ("[a\\-z]", "-"), ("[[:alpha:][:digit:]]", "7"), ("[![:space:]]", "x"), ("[[:]", ":"),
    ("[[:x]", "x"), ("[a-\\c]", "b"), ("\\a", "a"), ("\\[", "["), ("**", "a/b"), ("**/", "a/"),
    ("a/**", "a/b/c"), ("a/**/b", "a/b"), ("a/**/**/b", "a/x/b"), ("**/*.c", "x/y.c"),
    ("*/b", "a/b"), ("[0-9][0-9]", "42"), ("a/***/b", "a/x/y/b"),
  ])
  func `What a pattern describes`(pattern: String, path: String) {
    #expect(matches(pattern, path), "\(pattern) \(path)")
  }

  @Test(arguments: [
    ("a", "b"), ("a", "ab"), ("a", ""), ("?", "/"), ("?", ""), ("?", "é"), ("*", "a/b"),
    ("a**b", "a/b"),
    ("[a]", "A"), ("[!a]", "/"), ("[^a]", "a"), ("[", "["), ("[]", "]"), ("[!]", "!"), ("[a", "a"),
    ("a\\", "a\\"), ("[[:nope:]]", "n"), ("[[:alpha:]", "a"), ("[a-", "a"), ("[\\", "\\"),
    ("a/**/b", "a/xb"), ("a/**b", "a/x/b"), ("**a", "x/a"), ("/*", "a/b"), ("*/b", "a/x/b"),
    ("[z-a]", "m"),
  ])
  func `What it does not describe`(pattern: String, path: String) {
    #expect(!matches(pattern, path), "\(pattern) \(path)")
  }

  @Test func `A pattern without special characters is the path alone`() {
    var random = SplitMix(seed: 3)
    for _ in 0..<300 {
      func word() -> String {
        String(
          (0..<Int.random(in: 0...5, using: &random)).map { _ in
            Array("ab/.é").randomElement(using: &random) ?? "a"
          })
      }
      let (one, other) = (word(), word())
      #expect(matches(one, other) == (one == other))
    }
  }

  @Test func `A path whose special characters are escaped is found by itself alone`() {
    var random = SplitMix(seed: 4)
    for _ in 0..<300 {
      let path = String(
        (0..<Int.random(in: 1...6, using: &random)).map { _ in
          Array("a*?[]\\!-é ").randomElement(using: &random) ?? "a"
        })
      let pattern = path.map { "\\\($0)" }.joined()
      #expect(matches(pattern, path), "\(pattern)")
      #expect(!matches(pattern, path + "a") && !matches(pattern, "a" + path))
    }
  }

  @Test(arguments: [
    ("ReadMe", "README", true), ("[A-C]", "b", true), ("[a-c]", "B", true),
    ("[[:upper:]]", "x", true),
    ("*.Md", "x.mD", true), ("\\A", "a", false), ("É", "é", false), ("[!a-c]", "B", false),
  ])
  func `Either case of ASCII letters matches where it does not count`(
    pattern: String, path: String, expected: Bool
  ) {
    #expect(matches(pattern, path, ignoresCase: true) == expected)
  }

  @Test(arguments: [
    "[!a-c]x", "[!A-C]x", "[A]x", "[a]x", "[!A]x", "[!a]x", "[A-C]x", "[[:upper:]]x",
    "[![:upper:]]x",
    "[[:lower:]]x", "[![:lower:]]X", "BX", "?X", "\\BX", "B*",
  ])
  func `Sets match in either case as git's do`(pattern: String) throws {
    let tree = try Tree()
    try tree.git("init", "-q")
    try tree.git("config", "core.ignorecase", "true")
    try tree.write(".gitignore", "d/\(pattern)\n")
    for name in ["ax", "Bx", "cX", "DX", "1x"] { try tree.write("d/" + name) }
    #expect(try tree.listing().files == tree.gitFiles(), "\(pattern)")
  }
}
