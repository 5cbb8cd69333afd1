import Testing

@testable import SyntaxHighlighting

@Suite struct WordTableTests {
  private func kind(_ word: String, _ table: WordTable) -> TokenKind {
    table.kind(of: word.utf8.reduce(WordTable.seed, WordTable.mix))
  }

  @Test func `Words are found, others are not`() {
    let table = WordTable(keywords: "if else\n while", types: "int Int", foldingCase: false)
    #expect(["if", "else", "while"].allSatisfy { kind($0, table) == .keyword })
    #expect(["int", "Int"].allSatisfy { kind($0, table) == .type })
    #expect(["", "i", "iff", "IF", "INT"].allSatisfy { kind($0, table) == .plain })
  }

  @Test func `A word in both lists is a keyword`() {
    #expect(kind("a", WordTable(keywords: "a", types: "a", foldingCase: false)) == .keyword)
  }

  @Test func `Folded tables hold lower case`() {
    #expect(kind("select", WordTable(keywords: "SELECT", types: "", foldingCase: true)) == .keyword)
  }

  @Test func `No two words of a language clash`() {
    for language in CodeLanguage.all {
      guard case .code(let table) = language.lexer else { continue }
      #expect(kind("no-such-word-\(language.name)", table().words) == .plain)
    }
  }
}
