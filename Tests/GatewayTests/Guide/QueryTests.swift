import Testing

@testable import Gateway

@Suite struct QueryTests {
  private func terms(_ question: String) -> [String] {
    Query(question).terms.map { $0.phrase.tokens.joined(separator: " ") }
  }

  @Test func `Chords and compounds are asked for whole and by their words`() {
    #expect(terms("Ctrl+K") == ["ctrl k", "ctrl"])
    #expect(terms("common_prefix") == ["common prefix", "common", "prefix"])
    #expect(terms("dry-run") == ["dry run", "dry", "run"])
    #expect(terms("--json F2 66") == ["json", "f2", "66"])
  }

  @Test func `Words that say nothing are left out`() {
    #expect(terms("How do I do this?").isEmpty)
    #expect(terms("请问怎么可以？").isEmpty)
  }

  @Test func `A question in Chinese is read by its words`() {
    #expect(terms("怎么切换上下文？") == ["切 换", "上 下 文"])
    #expect(terms("屏幕乱码") == ["屏 幕", "乱 码"])
  }

  @Test func `Unknown Chinese words are asked for by their pairs`() {
    #expect(terms("鸿鹄之志") == ["鸿 鹄", "鹄 之", "之 志"])
  }

  @Test func `Wishes about the form are no part of the question`() {
    #expect(Query("What is a seam? In one line, please") == Query("what is a seam?  , please"))
  }

  @Test func `Only the ends of a long prompt are looked at`() {
    let long = "lighthouse " + String(repeating: "filler words ", count: 100_000) + "harbour"
    #expect(Set(terms(long)).isSuperset(of: ["lighthouse", "harbour"]))
    #expect(terms(long).count < 20)
  }

  @Test(arguments: [
    ("copy text and exit codes", 2), ("what is config.json", 1), ("a seam? a fork? a draft?", 3),
    ("复制和退出码", 2), ("What is a context?\n\nand in one line?", 1), ("http://127.0.0.1:8080", 1),
    ("and", 0), ("one, two, three, four, five and six", 1),
  ])
  func `A question about several things is cut into them`(_ question: String, _ count: Int) {
    #expect(QuestionParts.of(question).count == count, "\(QuestionParts.of(question))")
  }
}
