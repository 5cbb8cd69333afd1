import TerminalKit
import Testing

@testable import ChatMarkdown

@Suite struct TailCompletionTests {
  @Test(arguments: [
    ("**bo", "**bo**"), ("**bold*", "**bold**"), ("**bold**", "**bold**"), ("*a **b", "*a **b***"),
    ("***x", "***x***"),
    ("`co", "`co`"), ("``a ` b", "``a ` b``"), ("``a`", "``a``"), ("`a`", "`a`"),
    ("text `", "text "), ("text **", "text "),
    ("~~g", "~~g~~"), ("[t](http", "[t](http)"), ("[t](u \"ti", "[t](u \"ti\")"), ("[t](", "[t]()"),
    ("[t", "[t"), ("**a [b](c", "**a [b](c)**"),
    ("2 * 3", "2 * 3"), ("a*b", "a*b"), ("snake_case_na", "snake_case_na"), ("\\*a", "\\*a"),
    ("**a b ", "**a b**"),
    ("**a\nb", "**a\nb**"), ("**a\n\nb", "**a\n\nb"), ("# **a", "# **a**"),
    ("- x\n- **a", "- x\n- **a**"), ("| **a | b", "| **a | b"),
    ("| x | **a", "| x | **a**"), ("中文**粗", "中文**粗**"),
    // Lines of nothing but marks are held back while they are not complete.
    ("a\n-", "a\n"), ("a\n==", "a\n"), ("a\n- ", "a\n"), ("- a\n  -", "- a\n"),
    ("|a|\n|--", "|a|\n"), ("a\n```", "a\n"), ("#", ""), ("a\n---\n", "a\n---\n"),
    // Nothing is completed in code.
    ("- ```\n  **a", "- ```\n  **a"), ("> ~~~\n> `a", "> ~~~\n> `a"),
  ])
  func `An unfinished block is completed`(source: String, expected: String) {
    let completed = TailCompletion.complete(Array(source.utf8))
    #expect(String(decoding: completed, as: UTF8.self) == expected)
  }

  @Test func `Bold text is bold from its first letter on and never shows its marks`() {
    var shown: [[StyledSpan]] = []
    _ = Streams.streamed("a **bold** b", width: 40) { text, _ in
      if text.rowCount > 0 { shown.append(text[0].line.spans) }
    }
    for spans in shown {
      #expect(!spans.contains { $0.text.contains("*") })
      for span in spans where "bold".hasPrefix(span.text) && !span.text.isEmpty {
        #expect(span.style.attributes.contains(.bold))
      }
    }
  }

  @Test func `A heading to be, list to be or table to be shows no change of mind`() {
    var shown: Set<String> = []
    _ = Streams.streamed("text\n- item", width: 40) { text, _ in
      shown.insert((0..<text.rowCount).map { text[$0].line.text }.joined(separator: "|"))
    }
    #expect(
      shown == [
        "t", "te", "tex", "text", "text|• i", "text|• it", "text|• ite", "text|• item",
      ])
  }
}
