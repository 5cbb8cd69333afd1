import Testing

@testable import Gateway

@Suite struct PassageCutterTests {
  private func texts(_ source: String) -> [String] { PassageCutter.cut(source).map(\.text) }

  private static let sentence =
    "A paragraph that is long enough to be understood by itself, because it has more than a few words."

  @Test func `Paragraphs are under their headings`() {
    let passages = PassageCutter.cut(
      "# Book\n\n## One\n\n\(Self.sentence)\n\n### Deeper\n\nText.\n\n## Two\n\nMore.")
    #expect(passages.map(\.path) == ["One", "One › Deeper", "Two"])
    #expect(passages.map(\.section).count == Set(passages.map(\.section)).count)
  }

  @Test func `What leads to the next block goes with it`() {
    #expect(texts("\(Self.sentence) So:\n\n- a\n- b") == ["\(Self.sentence) So:\n\n- a\n- b"])
    #expect(texts("两种方法：\n\n- 甲\n- 乙") == ["两种方法：\n\n- 甲\n- 乙"])
  }

  @Test func `A short paragraph goes with the next, a last remnant with the one before`() {
    #expect(texts("Short.\n\n\(Self.sentence)") == ["Short.\n\n\(Self.sentence)"])
    #expect(texts("\(Self.sentence)\n\nShort.") == ["\(Self.sentence)\n\nShort."])
    #expect(texts("# A\n\nShort.\n\n# B\n\nAlso.") == ["Short.", "Also."])
  }

  @Test func `A fenced block stays whole, with blank lines and headings in it`() {
    let code =
      "```sh\n# not a heading\n\n" + String(repeating: "echo line of code\n", count: 8) + "```"
    #expect(texts(code) == [code])
    let tilde = "~~~\n```\n~~~~~\n\nAfter."
    #expect(texts(tilde) == ["~~~\n```\n~~~~~\n\nAfter."])
  }

  @Test func `A table stays whole`() {
    let table = "| a | b |\n|---|---|\n" + String(repeating: "| one | two |\n", count: 60)
    #expect(texts(table).count == 1)
  }

  @Test func `What is far too long is cut, a fence closed and opened again`() {
    let code = "```py\n" + String(repeating: "x = 1\n", count: 500) + "```"
    let pieces = texts(code)
    #expect(pieces.count > 2)
    #expect(pieces.allSatisfy { $0.hasPrefix("```py\n") && $0.hasSuffix("```") })
    let prose = String(repeating: Self.sentence + "\n", count: 300)
    #expect(texts(prose).allSatisfy { $0.utf8.count < 2 * PassageCutter.mostBytes })
  }

  @Test func `An open fence at the end, line ends of Windows, nothing at all`() {
    #expect(texts("```\nopen") == ["```\nopen"])
    #expect(texts("# A\r\n\r\nText\r\n").first == "Text")
    #expect(texts("").isEmpty && texts("\n\n  \n").isEmpty && texts("# Only a heading").isEmpty)
  }

  @Test func `A number sign without a blank, or seven of them, is not a heading`() {
    #expect(PassageCutter.cut("#tag\n####### x").map(\.path) == [""])
  }
}
