import Testing

@testable import TextEditing

struct TextEditorCompletionTests {
  @Test(
    "The prefix before the caret",
    arguments: [
      ("/ex|", .command, "/ex"), ("/|", .command, "/"), ("/e|xport", .command, "/e"),
      ("see @src/ma|", .path, "@src/ma"), ("@|", .path, "@"), ("a\n@b|", .path, "@b"),
      ("/edit @f|", .path, "@f"), ("(@f|", .path, "@f"), ("看@f|", .path, "@f"),
      ("a,@f|)", .path, "@f"),
      ("@no|tes.txt", .path, "@no"), ("@\"sp a|", .path, "@\"sp a"), ("@sp\\ a|", .path, "@sp\\ a"),
      ("@a @b|", .path, "@b"), ("“@f|", .path, "@f"), ("@“我 的|", .path, "@“我 的"),
    ] as [(String, CompletionPrefix.Kind, String)])
  func prefixes(marked: String, kind: CompletionPrefix.Kind, text: String) {
    #expect(TextEditor(marked: marked).completionPrefix == CompletionPrefix(kind: kind, text: text))
  }

  @Test(
    "No prefix",
    arguments: [
      "|", "|/ex", "a /ex|", "//x|", "/ex |", "mail@x|", "@a |", "a\n/ex|", "word|", "@\"a\" b|",
      "a/@b|", "@\"a\nb|",
    ])
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

  @Test(
    "What is after the caret and belongs to the path is not there twice",
    arguments: [
      ("@no|tes.txt", "@notes.txt", "@notes.txt|"), ("@sr|c/main", "@src/", "@src/|main"),
      ("看@no|，总结", "@notes.txt", "看@notes.txt|，总结"), ("(@no|)", "@notes.txt", "(@notes.txt|)"),
      ("@no|body", "@notes.txt", "@\"notes.txt\"|body"),
      ("@\"sp| ace.txt\" x", "@\"sp ace.txt\"", "@\"sp ace.txt\"| x"),
      ("@\"s|\" x", "@\"sp ace.txt\"", "@\"sp ace.txt\"| x"),
      ("@sp\\ a|", "@\"sp ace.txt\"", "@\"sp ace.txt\"|"),
    ])
  func behind(marked: String, text: String, expected: String) throws {
    var editor = TextEditor(marked: marked)
    editor.complete(try #require(editor.completionPrefix), with: text)
    #expect(editor.marked == expected)
  }

  @Test(
    "What is written for a path stands for that path",
    arguments: [
      "a.md", "sp ace.txt", "q\"uote", "back\\slash", "it's", "日本 語", "dir with space/", "a\tb",
      "x\\ y",
    ])
  func mention(path: String) {
    #expect(MentionSyntax.path(of: MentionSyntax.mention(of: path)) == path)
    #expect(MentionSyntax.path(of: MentionSyntax.mention(of: path, before: "x")) == path)
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
