import Testing

@testable import ChatMarkdown

@Suite struct TableLayoutTests {
  @Test func `Columns are aligned, the last one is not padded`() {
    #expect(
      rows("| a | b | c |\n|:--|:-:|--:|\n| long | x | 1 |\n| s | wide | 22 |")
        == ["a    │  b   │  c", "─────┼──────┼───", "long │  x   │  1", "s    │ wide │ 22"])
  }

  @Test func `Wide characters take two columns`() {
    #expect(
      rows("| 名 | b |\n|---|---|\n| 東京 | c |\n| x | d |")
        == ["名   │ b", "─────┼──", "東京 │ c", "x    │ d"])
  }

  @Test func `Cells wrap where the table is too wide, and lines tell rows apart`() {
    #expect(
      rows(
        "| key | value |\n|---|---|\n| k | several words that are more than fit in one row |\n| l | m |",
        width: 48)
        == [
          "key │ value", "────┼" + String(repeating: "─", count: 43),
          "k   │ several words that are more than fit in", "    │ one row",
          "────┼" + String(repeating: "─", count: 43), "l   │ m",
        ])
  }

  @Test func `A table that cannot fit becomes cards`() {
    #expect(
      rows("| one | two | three |\n|---|---|---|\n| a | b | c |\n| d | | f |", width: 12)
        == ["one: a", "two: b", "three: c", "", "one: d", "two:", "three: f"])
  }

  @Test func `No cell is dropped`() {
    #expect(rows("| a |\n|---|\n| b | c | d |") == ["a", "─────────", "b | c | d"])
    #expect(rows("| a | b |\n|---|---|\n| c |") == ["a │ b", "──┼──", "c │"])
    let wide =
      "|" + (0..<30).map { "h\($0)|" }.joined() + "\n|" + String(repeating: "-|", count: 30)
      + "\n|" + (0..<30).map { "c\($0)|" }.joined()
    #expect(rows(wide, width: 40) == (0..<30).map { "h\($0): c\($0)" })
    #expect(rows("|a|b|c|\n|-|-|-|", width: 4) == ["a", "b", "c"])
  }

  @Test func `Pipes in code and behind backslashes separate nothing`() {
    #expect(
      rows("| `a|b` | c \\| d | e |\n|---|---|---|\n| 1 | 2 | 3 |")
        == ["a|b │ c | d │ e", "────┼───────┼──", "1   │ 2     │ 3"])
  }

  @Test(arguments: [
    ("| Cmd | What |\n|---|---|\n| `ls \\| wc` | count |", "ls | wc │ count"),
    ("| `a \\| b` | c |\n|---|---|\n| d | e |", "d     │ e"),
    ("| a |\n|---|\n| b `\\|` az |", "b | az"),
    ("| a |\n|---|\n| ``x \\| y`` and \\| |", "x | y and |"),
    ("> | 命令 |\n> |---|\n> | `甲 \\| 乙` |", "▎ 甲 | 乙"),
    ("- x\n\n  | 명령 |\n  |---|\n  | `가\\|나` |", "  가|나"),
    ("| 正規表現 |\r\n|---|\r\n| `a\\|b` |\r\n", "a|b"),
  ])
  func `An escaped pipe in code of a table loses its backslash`(source: String, last: String) {
    #expect(rows(source).last == last)
    #expect(!rows(source).joined().contains("\\"))
    #expect(
      Streams.rows(Streams.streamed(source, width: 40))
        == Streams.rows(Streams.whole(source, width: 40)))
  }

  @Test(arguments: ["`a \\| b`", "`a \\| b`\n\n---|---", "    | `a \\| b` |\n    |---|"])
  func `Outside of a table the backslash stays`(source: String) {
    #expect(rows(source)[0].contains("a \\| b"))
  }

  @Test func `On a small screen a table that does not fit is cards`() {
    let table =
      "| Key | What it does |\n|---|---|\n| F1, ? on an empty prompt | help and all commands |\n"
      + "| F2, Ctrl+T | contexts |\n| F3, Ctrl+F | search all conversations |"
    #expect(
      rows(table, width: 38).prefix(3) == [
        "Key: F1, ? on an empty prompt", "What it does: help and all commands", "",
      ])
    #expect(rows(table, width: 78)[0].hasPrefix("Key "))
  }

  @Test func `A line break element makes a line of a cell`() {
    #expect(rows("| a | b |\n|---|---|\n| c<br>d | e |") == ["a │ b", "──┼──", "c │ e", "d │"])
  }

  @Test func `Tables are in quotes and items`() {
    #expect(rows("> |a|b|\n> |-|-|\n> |c|d|") == ["▎ a │ b", "▎ ──┼──", "▎ c │ d"])
    #expect(rows("- x\n\n  |a|b|\n  |-|-|\n  |c|d|").last == "  c │ d")
  }

  @Test func `A table may follow a paragraph without a blank line`() {
    #expect(
      rows("So:\n|a|b|\n|-|-|\n|c|d|\n\nend") == ["So:", "", "a │ b", "──┼──", "c │ d", "", "end"])
    #expect(rows("a | b\nc") == ["a | b", "c"])
    #expect(rows("x\na | b | c\n--|--") == ["x", "a | b | c", "--|--"])
  }
}
