import Basics
import Testing

@testable import TextEditing

@Suite struct MentionSyntaxTests {
  @Test(
    arguments: [
      (nil, true), (" ", true), ("\n", true), ("(", true), ("“", true), ("，", true), (":", true),
      ("中", true), ("か", true), ("한", true), ("a", false), ("é", false), ("7", false), ("_", false),
      (".", false), ("+", false), ("/", false), ("@", false), ("\\", false), ("~", false),
      ("&", false),
      ("=", false), ("я", false), ("😀", true),
    ] as [(Character?, Bool)])
  func `A mention begins where no word is going on`(character: Character?, mayBegin: Bool) {
    #expect(MentionSyntax.mayBegin(after: character) == mayBegin)
  }

  @Test(arguments: [
    ("", true), ("a", true), ("a b", false), ("a\\ b", true), ("a\\", true), ("\"a b", true),
    ("\"a\"", false), ("\"a\\\"", true), ("\"a\\\\\"", false), ("“a b”", false), ("“a\" b", true),
    ("'it", true), ("'a'b", false), ("a\"b c", false), ("a\"b", true), ("\"", true),
    ("\"\"", false),
    ("a\u{3000}b", false),
  ])
  func `A mention is open until a blank or its quote ends it`(text: String, isOpen: Bool) {
    #expect(MentionSyntax.isOpen(text) == isOpen)
  }

  @Test(arguments: [
    ("@a.md", "a.md"), ("@\"a b\"", "a b"), ("@\"a b", "a b"), ("@'a b'", "a b"), ("@“a b”", "a b"),
    ("@‘a’", "a"), ("@a\\ b", "a b"), ("@a\\b", "a\\b"), ("@a\\\\b", "a\\b"), ("@a\\", "a\\"),
    ("@\"a\\\"b\"", "a\"b"), ("@\"a\\\\\"", "a\\"), ("@\"a\\\"", "a\""), ("@", ""), ("@\"\"", ""),
    ("@\"", ""), ("a", "a"), ("@@a", "@a"), ("@\"a\"b", "a\"b"),
  ])
  func `The path is what is left without quotes and backslashes`(mention: String, path: String) {
    #expect(MentionSyntax.path(of: mention) == path)
  }

  @Test func `Any path is written so that it is read back`() {
    var random = SplitMix(seed: 71)
    let characters = Array("ab\\\"'“”‘’ \t.@/中é")
    for _ in 0..<3000 {
      let path = String(
        (0..<Int.random(in: 1...7, using: &random)).map { _ in
          characters.randomElement(using: &random) ?? "a"
        })
      for next in [nil, "x", " ", "，"] as [Character?] {
        let mention = MentionSyntax.mention(of: path, before: next)
        #expect(MentionSyntax.path(of: mention) == path, "\(mention)")
        // A folder is written so that its files can follow.
        if !path.hasSuffix("/"), mention.hasPrefix("@\"") {
          #expect(!MentionSyntax.isOpen(mention.dropFirst()), "\(mention)")
        } else {
          #expect(MentionSyntax.isOpen(mention.dropFirst()), "\(mention)")
        }
      }
    }
  }

  @Test(arguments: [
    ("a.md", "x", "@\"a.md\""), ("a.md", "中", "@a.md"), ("d/", "x", "@\"d/"), ("a", "_", "@\"a\""),
  ])
  func `A path that would grow into the word behind it is quoted`(
    path: String, next: Character, mention: String
  ) {
    #expect(MentionSyntax.mention(of: path, before: next) == mention)
  }
}
