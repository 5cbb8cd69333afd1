import Testing

@testable import SyntaxHighlighting

@Suite struct CodeLanguageTests {
  @Test func `Names are lower case and belong to one language`() {
    let names = CodeLanguage.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(name == name.lowercased()) }
  }

  @Test(arguments: [
    ("c++", "cpp"), ("C#", "csharp"), ("JSX", "javascript"), ("tsx", "typescript"),
    ("zsh", "shell"), ("xml", "html"),
    ("ini", "toml"), ("yml", "yaml"), ("golang", "go"), ("hs", "haskell"), ("ps1", "powershell"),
    ("tf", "hcl"),
    ("{.python .numberLines}", "python"), ("js{1,3}", "javascript"), ("rust,no_run", "rust"),
    ("sh title=x", "shell"),
  ])
  func `An alias names its language`(alias: String, name: String) {
    #expect(CodeLanguage.index(of: alias).map { CodeLanguage.all[$0].name } == name)
  }

  @Test(arguments: [
    ("c:main.c", "c"), ("{r}", "r"), ("{.haskell}", "haskell"), ("SQL\tx", "sql"), ("go=1", "go"),
    ("C", "c"),
    ("r;echo", "r"), ("c#,x", "csharp"), ("{swift", "swift"),
  ])
  func `What follows the name in a fence does not count`(fence: String, name: String) {
    #expect(CodeLanguage.index(of: fence).map { CodeLanguage.all[$0].name } == name)
    #expect(LineHighlighter(language: fence) != nil)
  }

  @Test(arguments: ["", " ", "{}", "text", "swiftly", "c+", "pythonx", "中文", "=swift", "-c"])
  func `An unknown name is none, and nothing is coloured`(fence: String) {
    #expect(CodeLanguage.index(of: fence) == nil)
    #expect(LineHighlighter(language: fence) == nil)
  }
}
