import Testing

@testable import SeedReading

@Suite struct IgnoreRuleTests {
  /// True if a file with these lines at the top ignores a path; folders end with a slash.
  private func isIgnored(_ path: String, by lines: String, ignoresCase: Bool = false) -> Bool {
    let file = IgnoreFile(Array(lines.utf8), path: "f", folder: [], ignoresCase: ignoresCase)
    var rules = IgnoreRules()
    rules.add(file)
    let isFolder = path.hasSuffix("/")
    return rules.reason(
      toIgnore: Array(isFolder ? path.dropLast().utf8 : path[...].utf8), isFolder: isFolder) != nil
  }

  @Test(arguments: [
    ("*.log", "a.log", true), ("*.log", "d/a.log", true), ("*.log", "a.log.txt", false),
    ("/a", "a", true), ("/a", "d/a", false), ("d/a", "d/a", true), ("d/a", "e/d/a", false),
    ("d/", "d/", true), ("d/", "d", false), ("**/a", "a", true), ("**/a", "x/y/a", true),
    ("a/**", "a/b", true), ("a/**", "a/", false), ("a/**/b", "a/b", true),
    ("a/**/b", "a/x/y/b", true), ("a/*/b", "a/x/y/b", false), ("a*b", "a/b", false),
    ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false), ("[^a-c]x", "dx", true), ("[]]", "]", true),
    ("[[:digit:]]", "7", true), ("[[:digit:]]", "x", false), ("[a", "[a", false),
    ("a ", "a", true), ("a\\ ", "a ", true), ("a\\ ", "a", false), ("a\t", "a", false),
    ("\\#x", "#x", true), ("#x", "#x", false), ("\\!x", "!x", true), ("a\r", "a", true),
    ("\\*", "*", true), ("\\*", "a", false), ("a\\", "a\\", false), ("é?", "éx", true),
    ("*.log\n!b.log", "b.log", false), ("!b.log\n*.log", "b.log", true),
    ("\u{FEFF}a", "a", true), ("a\u{FEFF}", "a", false), ("", "a", false), ("/", "a", false),
    ("***/a", "x/a", true), ("a/b**/c", "a/bx/y/c", true), ("文*", "文档.md", true),
  ])
  func `A rule is about what git says`(lines: String, path: String, expected: Bool) {
    #expect(isIgnored(path, by: lines) == expected)
  }

  @Test(arguments: [
    ("README", "readme", true), ("*.TXT", "a.txt", true), ("[A-C]x", "bX", true), ("é", "É", false),
  ])
  func `Letters match in either case where the repository says so`(
    lines: String, path: String, expected: Bool
  ) {
    #expect(isIgnored(path, by: lines, ignoresCase: true) == expected)
    #expect(!isIgnored(path, by: lines))
  }

  @Test func `Many stars take no more time than a few`() {
    let pattern = String(repeating: "*a", count: 60) + "b"
    #expect(!isIgnored(String(repeating: "a", count: 200), by: pattern))
    let folders = String(repeating: "**/", count: 40) + "b"
    #expect(!isIgnored(String(repeating: "a/", count: 100) + "c", by: folders))
  }

  @Test func `The place of a rule is reported`() {
    var rules = IgnoreRules()
    rules.add(
      IgnoreFile(Array("# x\n\n*.o".utf8), path: "/r/.gitignore", folder: [], ignoresCase: false))
    #expect(rules.reason(toIgnore: Array("a.o".utf8), isFolder: false) == "/r/.gitignore:3")
  }
}
