import Testing

@testable import TextEditing

struct TextEditorCompletionTests {
  @Test(
    "The prefix before the caret",
    arguments: [
      ("/ex|", .command, "/ex"), ("/|", .command, "/"), ("/e|xport", .command, "/e"),
      ("see @src/ma|", .path, "@src/ma"), ("@|", .path, "@"), ("a\n@b|", .path, "@b"),
      ("/edit @f|", .path, "@f"),
    ] as [(String, CompletionPrefix.Kind, String)])
  func prefixes(marked: String, kind: CompletionPrefix.Kind, text: String) {
    #expect(TextEditor(marked: marked).completionPrefix == CompletionPrefix(kind: kind, text: text))
  }

  @Test(
    "No prefix",
    arguments: ["|", "|/ex", "a /ex|", "//x|", "/ex |", "mail@x|", "@a |", "a\n/ex|", "word|"])
  func noPrefix(marked: String) {
    #expect(TextEditor(marked: marked).completionPrefix == nil)
  }

  @Test("A completion takes the prefix's place, as one step")
  func completing() throws {
    var editor = TextEditor(marked: "see @sr| now")
    editor.complete(try #require(editor.completionPrefix), with: "@src/main.swift")
    #expect(editor.marked == "see @src/main.swift| now")
    editor.perform(.undo)
    #expect(editor.marked == "see @sr| now")
  }

  @Test("A completion that comes too late does nothing")
  func late() throws {
    var editor = TextEditor(marked: "@sr|")
    let prefix = try #require(editor.completionPrefix)
    editor.insert("x")
    editor.complete(prefix, with: "@src")
    #expect(editor.marked == "@srx|")
  }
}
