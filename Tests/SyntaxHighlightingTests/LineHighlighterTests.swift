import SyntaxHighlighting
import Testing

@Test(arguments: ["klingon", "", " ", "++"])
func `An unknown language has no highlighter`(name: String) {
  #expect(LineHighlighter(language: name) == nil)
}

@Test(arguments: [
  "Swift", "C", "c++", "Python", "py", "JavaScript", "js", "ts", "TSX", "golang", "rs", "java",
  "kt", "bash", "sh",
  "zsh", "SQL", "json", "jsonc", "yml", "html", "xml", "css", "scss", "diff", "patch", "toml",
  "ini", "md",
  "Makefile", "Dockerfile", "rb", "php", "C#", "cs", "objective-c", "console", "swift,ignore",
  "{.python",
  "rust:src/main.rs",
])
func `A language is found by name and alias, in any case`(name: String) {
  #expect(LineHighlighter(language: name) != nil)
}

@Test func `Every language that is listed can be made`() {
  #expect(LineHighlighter.languages.count >= 35)
  #expect(LineHighlighter.languages == LineHighlighter.languages.sorted())
  for name in LineHighlighter.languages { #expect(LineHighlighter(language: name) != nil) }
}

@Test func `Highlighters with the same past are equal`() {
  var one = LineHighlighter(language: "swift")
  var other = LineHighlighter(language: "swift")
  _ = one?.highlight("/* open")
  #expect(one != other)
  _ = other?.highlight("let x /* open too")
  #expect(one == other)
}
