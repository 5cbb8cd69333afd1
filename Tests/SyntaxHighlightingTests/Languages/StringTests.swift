import SyntaxHighlighting
import Testing

/// The strings of every language, by the language's own manual.
@Suite struct StringTests {
  private static let literals: [(language: String, strings: [String])] = [
    ("swift", ["\"a\\\"b\"", "#\"a\"b\"#", "\"\"\"a\"b\"\"\"", "##\"\"\"a\"#b\"\"\"##", "\"//\""]),
    ("c", ["\"a\\\"b\"", "'\\''", "\"/*\"", "'\"'"]),
    ("cpp", ["R\"(a\"b)\"", "LR\"x(a)\"y)x\"", "\"\\\\\"", "u8R\"(\\)\""]),
    ("java", ["\"\"\"a\"b\"\"\"", "'\\u0041'", "\"a'b\""]),
    ("kotlin", ["\"\"\"a\\\"\"\"", "\"${a}\"", "'x'"]),
    ("csharp", ["@\"a\\\"", "$\"{a}\"", "\"\"\"a\"b\"\"\"", "'\\\\'"]),
    ("go", ["`a\\`", "\"a`b\"", "'`'"]),
    ("rust", ["r\"a\"", "b\"a\"", "br#\"a\"b\"#", "'é'", "'\\u{1F600}'", "\"a'b\""]),
    ("dart", ["'''a'b'''", "r'a'", "\"a'b\""]),
    ("scala", ["s\"$a\"", "\"\"\"a\"b\"\"\"", "raw\"a\""]),
    ("python", ["f'{a}'", "rb\"a\"", "'''a'b'''", "\"\"\"a\"b\"\"\"", "'\\''"]),
    ("javascript", ["`a'b\"c`", "'a\"b'", "\"a\\\"b\"", "`\\``"]),
    ("ruby", ["'a\"b'", "\"#{a}\"", "`ls 'a'`"]),
    ("php", ["'a\"b'", "\"$a\""]), ("perl", ["'a\"b'", "\"@a\""]),
    ("lua", ["[[a\"b]]", "'a'", "\"a[[b\""]), ("r", ["\"a'b\"", "'a'"]),
    ("elixir", ["\"#{a}\"", "'a'", "\"\"\"a\"b\"\"\""]), ("haskell", ["\"a\\\"b\"", "'a'"]),
    ("shell", ["'a\\'", "\"a\\\"b\"", "$'it\\'s'", "\"$(a 'b')\""]),
    ("powershell", ["'a\"b'", "\"$a\"", "@'a'b'@", "@\"a\"b\"@"]),
    ("sql", ["'a\\'", "'it''s'", "\"a'b\"", "`a`"]), ("graphql", ["\"a\"", "\"\"\"a\"b\"\"\""]),
    ("hcl", ["\"${a}\"", "\"a\\\"b\""]), ("cmake", ["\"${a}\"", "\"a\\\"b\""]),
    ("json", ["\"a\\\"b\"", "'a'"]), ("css", ["\"a\\\"b\"", "'a\"b'"]),
    ("yaml", ["\"a\\\"b\"", "'it''s'"]), ("toml", ["'a\\'", "\"a\\\"b\"", "'''a'b'''"]),
    ("zig", ["\"a\\\"b\"", "'\\''"]), ("protobuf", ["\"a\"", "'a'"]),
    ("dockerfile", ["\"a\\\"b\"", "'a'"]), ("objective-c", ["\"a\\\"b\"", "'a'"]),
  ]

  @Test(arguments: literals)
  func `A string is one token, and what follows is code again`(language: String, strings: [String])
  {
    let code = painted(language, "if x")
    for string in strings {
      let lines = painted(language, " \(string)\nif x").split(
        separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[0].contains("string(\(string))"), "\(language): \(lines[0])")
      #expect(lines[1] == code, "\(language): \(string)")
    }
  }

  /// Strings that end with their line where nothing closes them.
  @Test(arguments: [
    ("java", "\"open"), ("c", "'open"), ("go", "\"open"), ("python", "'open"),
    ("javascript", "\"open"),
    ("php", "'open"), ("json", "\"open"), ("yaml", "\"open"), ("toml", "'open"), ("css", "'open"),
    ("sql", "'open"), ("powershell", "\"open"), ("console", "\"open"), ("lua", "\"open"),
  ])
  func `A string that nothing closes ends with its line`(language: String, string: String) {
    let painting = painted(language, " \(string)\nif x")
    #expect(painting.contains("string(\(string))"), "\(language): \(painting)")
    #expect(painting.hasSuffix("\n" + painted(language, "if x")), "\(language)")
  }

  @Test func `Every language that is listed says whether it has strings`() {
    let withStrings = Set(Self.literals.map(\.language))
    let others = LineHighlighter.languages.filter { !withStrings.contains($0) }
    // Typescript shares JavaScript's.
    #expect(others == ["console", "diff", "html", "makefile", "markdown", "typescript"])
  }
}
