import ChatModel
import Testing

@testable import SeedReading

@Suite struct SourcePathTests {
  @Test(arguments: [
    ("/a/b", "/base", "/a/b"), ("a/b", "/base", "/base/a/b"), ("a", "/", "/a"),
    ("a", "/base/", "/base/a"),
    ("~/a", "/base", "/home/u/a"), ("~", "/base", "/home/u"), ("~a", "/base", "/base/~a"),
    ("a/~/b", "/base", "/base/a/~/b"), ("./a", "/base", "/base/./a"),
    ("../a", "/base", "/base/../a"),
    ("", "/base", "/base/"), ("文 档", "/base", "/base/文 档"),
  ])
  func `A path is completed as a shell would`(path: String, base: String, expected: String) {
    #expect(SourcePath.absolute(path, from: base, home: "/home/u") == expected)
  }

  @Test func `A source is searched where it was read, and in the working directory without a base`()
  {
    let source = ContextSource(path: "a.md", bytes: 1, sha256: "0", base: "/docs")
    #expect(SourcePath.absolute(source) == "/docs/a.md")
    let old = ContextSource(path: "a.md", bytes: 1, sha256: "0")
    #expect(SourcePath.absolute(old) == SourcePath.workingDirectory + "/a.md")
  }

  @Test(arguments: [
    ("d", "a", "d/a"), ("d/", "a", "d/a"), (".", "x/y", "./x/y"), ("/", "etc", "/etc"),
    ("~", "a", "~/a"),
  ])
  func `A file of a folder is written as the user would`(folder: String, file: String, path: String)
  {
    #expect(SourcePath.inFolder(folder, file) == path)
    #expect(SourcePath.joined(folder, Array(file.utf8)) == path)
    #expect(SourcePath.joined(folder, []) == folder)
  }
}

/// What counts as text.
@Suite struct TextBytesTests {
  @Test(
    arguments: [
      (Array("plain".utf8), nil), ([], nil), (Array("今日 é 👩‍👩‍👧".utf8), nil),
      ([0xEF, 0xBB, 0xBF, 0x61], nil), ([0x61, 0x00], "not text"), ([0xFF], "not text"),
      ([0xC3], "not text"), ([0xED, 0xA0, 0x80], "not text"), ([0xC0, 0x80], "not text"),
      (Array("\u{FFFD}\u{1}\u{7F}".utf8), nil), ([0xB0, 0xA1], "not text"),
      ([0xFF, 0xFE, 0x61, 0x00], "text in UTF-16, not in UTF-8"),
      ([0xFE, 0xFF, 0x00, 0x61], "text in UTF-16, not in UTF-8"),
      ([0x61, 0x00, 0x62, 0x00], "not text"),
    ] as [([UInt8], String?)])
  func `Only UTF-8 is text`(bytes: [UInt8], problem: String?) {
    #expect(TextBytes.problem(bytes) == problem)
  }

  @Test func `Byte order marks go from the front alone, however many there are`() {
    let mark = TextBytes.mark
    #expect(TextBytes.withoutMark(mark + mark + [0x61] + mark) == [0x61] + mark)
    #expect(TextBytes.withoutMark(Array(mark.dropLast())) == Array(mark.dropLast()))
    #expect(TextBytes.withoutMark(mark) == [])
  }

  @Test(arguments: [
    ("", false), (" \n\t\r\n", false), ("\u{3000}\u{A0}\u{2028}", false), ("\u{FEFF}\n", false),
    ("a", true), ("\n.\n", true), ("\u{200B}", true), ("\u{1}", true),
  ])
  func `White space alone is no text`(text: String, holdsText: Bool) {
    #expect(TextBytes.holdsText(Array(text.utf8)) == holdsText)
  }
}
