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
}
