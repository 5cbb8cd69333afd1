import ChatTestSupport
import FoundationEssentials
import Testing

@testable import ChatApp

/// What an editor leaves in its file.
@Suite struct EditedTextTests {
  @Test(arguments: [
    ("text\n", "", "text"), ("text", "", "text"), ("\u{FEFF}text\n", "", "text"),
    ("one\r\ntwo\r\n", "", "one\ntwo"), ("one\rtwo", "", "one\rtwo"),
    ("a\r\r\nb\r", "", "a\r\nb\r"),
    ("text\n\n", "", "text\n"), ("text\n", "text\n", "text\n"), ("\n", "", ""), ("", "x", ""),
    ("\u{FEFF}", "", ""), ("a\u{FEFF}b\n", "", "a\u{FEFF}b"), ("café 日本\r\n", "", "café 日本"),
  ])
  func `Marks, foreign line ends and the last line end are taken out`(
    file: String, original: String, text: String
  ) {
    #expect(
      EditedText.plain(file, original: original).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test(
    arguments: [
      [0x63, 0x61, 0x66, 0xE9, 0x0A], [0xFF, 0xFE, 0x61, 0x00], [0x61, 0x00, 0x62],
      [0xED, 0xA0, 0x80],
      [0xC0, 0xAF], [0xF5, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func `Bytes that are no UTF-8 text are refused`(bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/draft.md"
    try Data(bytes).write(to: URL(filePath: path))
    #expect(throws: EditedText.Refusal(words: "is not UTF-8 text")) {
      try EditedText.read(path, original: "")
    }
  }

  @Test func `A file that is gone, no file, or too much is told as that`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: EditedText.Refusal(words: "no longer exists")) {
      try EditedText.read(folder.path + "/none.md", original: "")
    }
    #expect(throws: EditedText.Refusal.self) { try EditedText.read(folder.path, original: "") }
    let path = folder.path + "/large.md"
    try Data(repeating: 0x61, count: EditedText.limit + 1).write(to: URL(filePath: path))
    #expect(throws: EditedText.Refusal.self) { try EditedText.read(path, original: "") }
  }
}
