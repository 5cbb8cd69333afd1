import TerminalKit
import Testing

@testable import ChatMarkdown

/// A table's header may be the last line of a paragraph, as GitHub reads it.
@Suite struct TableBelowTextTests {
  static let tables: [(String, String?)] = [
    ("Here it is:\n| a | b |\n|---|---|\n| 1 | 2 |", "[Here it is:]{a,b;1,2}"),
    ("One\ntwo\na | b\n--|--\n1 | 2\n\nend", "[One/two]{a,b;1,2}[end]"),
    ("- So:\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- next", "(-So:{a,b;1,2})(-next)"),
    (
      "1. x\n   - So:\n     | a | b |\n     |---|---|\n     | 1 | 2 |\n2. y",
      "(-x(-So:{a,b;1,2}))(-y)"
    ),
    ("> So:\n> | a | b |\n> |---|---|\n> | 1 | 2 |\n\nend", "(>[So:]{a,b;1,2})[end]"),
    ("> > So:\n> > | a | b |\n> > |---|---|", "(>(>[So:]{a,b}))"),
    ("- > So:\n  > | a | b |\n  > |---|---|\n  > | 1 | 2 |", "(-(>[So:]{a,b;1,2}))"),
    ("> - So:\n>   | a | b |\n>   |---|---|\n> - next", "(>(-So:{a,b})(-next))"),
    ("- one\n\n  two\n  | a |\n  |---|\n  | 1 |", "(-[one][two]{a;1})"),
    ("So:\r\n| a | b |\r\n|---|---|\r\n| 1 | 2 |\r\n", "[So:]{a,b;1,2}"),
    ("结果如下：\n| 名称 | 数量 |\n|:---|---:|\n| 苹果 | 3 |", "[结果如下：]{名称,数量;苹果,3}"),
    ("x | y\n| a | b |\n|-|-|\n| 1 | 2 | 3 |", "[x | y]{a,b;1,2 | 3}"),
    ("So:\n      | a | b |\n|---|---|\n| 1 | 2 |", "[So:]{a,b;1,2}"),
    ("The ` key:\n| ` | b |\n|---|---|\n| 1 | 2 |", "[The ` key:]{`,b;1,2}"),
    ("Costs $5:\n| $6 | b |\n|---|---|", "[Costs $5:]{$6,b}"),
    ("> So\nfar:\n> | a | b |\n> |---|---|", "(>[So/far:]{a,b})"),
    ("# Head\n| a | b |\n|---|---|", "#Head#{a,b}"),
    ("So:\n| a |\n|---|\nrow\n| 1 |\n|---|", "[So:]{a;row;1;---}"),
    ("So:\n| a |\n|---|\n\nThen:\n| b |\n|---|", "[So:]{a}[Then:]{b}"),
    ("$$\nx\n$$\nSo:\n| a |\n|---|", nil), ("**So:**\n| **a** | `b` |\n|:-:|---|", "[So:]{a,b}"),
  ]

  static let texts: [(String, String?)] = [
    ("```\nSo:\n| a | b |\n|---|---|\n```", "`So:/| a | b |/|---|---|`"),
    ("- ```\n  So:\n  | a |\n  |---|\n  ```", "(-`So:/| a |/|---|`)"),
    ("    So:\n    | a | b |\n    |-|-|", "`So:/| a | b |/|-|-|`"),
    ("- x\n\n      So:\n      | a |\n      |---|", "(-[x]`So:/| a |/|---|`)"),
    ("<div>\nSo:\n| a | b |\n|---|---|\n</div>", "<<div>/So:/| a | b |/|---|---|/</div>>"),
    ("<!--\nSo:\n| a | b |\n|-|-|\n-->", "<<!--/So:/| a | b |/|-|-|/-->>"),
    ("$$\nx\n| a |\n|---|\n$$", nil),
    ("So:\n| a | b |\n|---|", "[So:/| a | b |/|---|]"),
    ("So:\n| a |\n|---|---|", "[So:/| a |/|---|---|]"),
    ("| a | b |\n|---|\n| 1 | 2 |", "[| a | b |/|---|/| 1 | 2 |]"),
    ("- So:\n| a | b |\n|---|---|", "(-So:/| a | b |/|---|---|)"),
    ("> So:\n| a | b |\n|---|---|", "(>[So:/| a | b |/|---|---|])"),
    ("So:\n| a | b |\n    |---|---|", "[So:/| a | b |/|---|---|]"),
    ("So:\n| a | b |\n\n|---|---|", "[So:/| a | b |][|---|---|]"),
    ("So:\na\n|---|", "[So:/a/|---|]"), ("So:\n| a | b |\n| --- x | --- |", nil),
  ]

  @Test(arguments: tables)
  func `The last line of a paragraph may be a table's header`(source: String, outline: String?) {
    if let outline { #expect(BlockOutline.of(source) == outline) }
    #expect(BlockOutline.of(source).contains("{"))
    checkStreams(source)
  }

  @Test(arguments: texts)
  func `In code, HTML and math, and where cells do not agree, there is none`(
    source: String, outline: String?
  ) {
    if let outline { #expect(BlockOutline.of(source) == outline) }
    #expect(!BlockOutline.of(source).contains("{"))
    checkStreams(source)
  }

  @Test(arguments: [
    ("| a |\n|---|\n| 1 |\n# Head\nx", "{a;1}#Head#[x]"),
    ("| a |\n|---|\n```\nx\n```", "{a}`x`"),
    ("So:\n| a |\n|---|\n| 1 |\n- x", "[So:]{a;1}(-x)"),
    ("| a |\n|---|\n> x", "{a}(>[x])"), ("| a |\n|---|\n***\nx", "{a}---[x]"),
    ("> | a |\n> |---|\n> ## Head\n\nx", "(>{a}#Head#)[x]"),
    ("1. | a |\n   |---|\n   | 1 |\n   ### Head", "(-{a;1}#Head#)"),
    ("> | a |\n> |---|\n# Head", "(>{a})#Head#"),
    ("| a |\n|---|\n<div>x</div>", "{a}<<div>x</div>>"),
    ("| a |\n|---|\n[^1]: note", "{a}[[^1]: note]"), ("| a |\n|---|\nrow", "{a;row}"),
  ])
  func `What ends a table ends it without a blank line`(source: String, outline: String) {
    #expect(BlockOutline.of(source) == outline)
    checkStreams(source)
  }

  /// Streamed and whole look alike, and on the way no word is missing or there twice.
  private func checkStreams(_ source: String) {
    let whole = Streams.whole(source, width: 40)
    let streamed = Streams.streamed(source, width: 40) { text, prefix in
      #expect(TextKept.missing(prefix, in: text).isEmpty, "after:\n\(prefix)")
      let shown = Streams.rows(text).map(\.line.text).joined(separator: "\n")
      for word in ["So:", "Here", "next", "Head", "名称"] {
        #expect(shown.ranges(of: word).count <= source.ranges(of: word).count)
      }
      #expect(!shown.contains("<!---->"))
    }
    #expect(Streams.rows(streamed) == Streams.rows(whole))
  }

  @Test func `What the reader adds is never seen`() {
    for seed in 0..<4000 as Range<UInt64> {
      let source = RandomMarkdown.document(seed: seed, maxLines: 12)
      #expect(!BlockOutline.of(source).contains("<!---->"), "seed \(seed):\n\(source)")
    }
  }
}
