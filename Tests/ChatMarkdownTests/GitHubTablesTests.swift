import Testing

@testable import ChatMarkdown

/// Tables and tasks of GitHub's Markdown, with the page that cmark-gfm 0.29.0.gfm.2 makes of it.
@Suite struct GitHubTablesTests {
  private static let tables: [(name: String, source: String, html: String)] = [
    (
      "a table", "| n | q |\n|---|:-:|\n| a | 1 |\n| b | 2 |",
      "<table><thead><tr><th>n</th><th align=\"center\">q</th></tr></thead><tbody><tr><td>a</td><td align=\"center\">1</td></tr><tr><td>b</td><td align=\"center\">2</td></tr></tbody></table>"
    ),
    (
      "no pipes at the ends", "n | q\n--- | ---:\na | 1",
      "<table><thead><tr><th>n</th><th align=\"right\">q</th></tr></thead><tbody><tr><td>a</td><td align=\"right\">1</td></tr></tbody></table>"
    ),
    (
      "one column", "| n |\n| --- |\n| a |",
      "<table><thead><tr><th>n</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>"
    ),
    (
      "a row ends at a block", "| n | q |\n|---|---|\n| a | 1 |\n> said",
      "<table><thead><tr><th>n</th><th>q</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr></tbody></table><blockquote><p>said</p></blockquote>"
    ),
    (
      "only a head", "| n | q |\n|---|---|",
      "<table><thead><tr><th>n</th><th>q</th></tr></thead></table>"
    ),
    (
      "a pipe behind a backslash", "| n\\|m | q |\n|---|---|\n| `a\\|b` | **c\\|d** |",
      "<table><thead><tr><th>n|m</th><th>q</th></tr></thead><tbody><tr><td><code>a|b</code></td><td><strong>c|d</strong></td></tr></tbody></table>"
    ),
    ("the line below has too few", "| n | q |\n|---|\n| a |", "<p>| n | q |\n|---|\n| a |</p>"),
    (
      "inline marks in cells", "| **n** | *q* |\n|---|---|\n| ~~a~~ | [b](c) |",
      "<table><thead><tr><th><strong>n</strong></th><th><em>q</em></th></tr></thead><tbody><tr><td><del>a</del></td><td><a href=\"c\">b</a></td></tr></tbody></table>"
    ),
    (
      "empty cells", "| n |  |\n|---|---|\n|  | 2 |",
      "<table><thead><tr><th>n</th><th></th></tr></thead><tbody><tr><td></td><td>2</td></tr></tbody></table>"
    ),
    (
      "a table in an item", "- x\n\n  | n | q |\n  |---|---|\n  | a | 1 |",
      "<ul><li><p>x</p><table><thead><tr><th>n</th><th>q</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr></tbody></table></li></ul>"
    ),
    (
      "a table in a quote", "> | n | q |\n> |---|---|\n> | a | 1 |",
      "<blockquote><table><thead><tr><th>n</th><th>q</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr></tbody></table></blockquote>"
    ),
    (
      "a table ended by a line without its mark", "> | n | q |\n> |---|---|\nlazy",
      "<blockquote><table><thead><tr><th>n</th><th>q</th></tr></thead></table></blockquote><p>lazy</p>"
    ),
    (
      "text right below", "| n | q |\n|---|---|\n| a | 1 |\nword",
      "<table><thead><tr><th>n</th><th>q</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr><tr><td>word</td><td></td></tr></tbody></table>"
    ),
    (
      "a heading right below", "| n | q |\n|---|---|\n| a | 1 |\n# Head",
      "<table><thead><tr><th>n</th><th>q</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr></tbody></table><h1>Head</h1>"
    ),
    ("a rule of dashes is no table", "n | q\n---\na", "<h2>n | q</h2><p>a</p>"),
    (
      "an html cell", "| n |\n|---|\n| <b>x</b> |",
      "<table><thead><tr><th>n</th></tr></thead><tbody><tr><td><b>x</b></td></tr></tbody></table>"
    ),
    (
      "a reference in a cell", "| n |\n|---|\n| [r] |\n\n[r]: /u",
      "<table><thead><tr><th>n</th></tr></thead><tbody><tr><td><a href=\"/u\">r</a></td></tr></tbody></table>"
    ),
    (
      "blanks around", "  | n | q |\n  | - | - |\n  | a | 1 |",
      "<table><thead><tr><th>n</th><th>q</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr></tbody></table>"
    ),
    (
      "tabs between", "|\tn\t|\tq\t|\n|---|---|\n|\ta\t|\t1\t|",
      "<table><thead><tr><th>n</th><th>q</th></tr></thead><tbody><tr><td>a</td><td>1</td></tr></tbody></table>"
    ),
    (
      "address in a cell", "| n |\n|---|\n| https://a.example/b |",
      "<table><thead><tr><th>n</th></tr></thead><tbody><tr><td><a href=\"https://a.example/b\">https://a.example/b</a></td></tr></tbody></table>"
    ),
  ]

  private static let tasks: [(name: String, source: String, html: String)] = [
    (
      "tasks", "- [ ] open\n- [x] done\n- [X] also",
      "<ul><li><input type=\"checkbox\" disabled=\"\" /> open</li><li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> done</li><li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> also</li></ul>"
    ),
    (
      "tasks in tasks", "- [x] a\n  - [ ] b\n  - [x] c\n- [ ] d",
      "<ul><li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a<ul><li><input type=\"checkbox\" disabled=\"\" /> b</li><li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> c</li></ul></li><li><input type=\"checkbox\" disabled=\"\" /> d</li></ul>"
    ),
    (
      "tasks with numbers", "1. [ ] one\n2. [x] two",
      "<ol><li><input type=\"checkbox\" disabled=\"\" /> one</li><li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> two</li></ol>"
    ),
    (
      "a task needs a space", "- [ ]no\n- [y] no\n- []no",
      "<ul><li>[ ]no</li><li>[y] no</li><li>[]no</li></ul>"
    ),
  ]

  @Test(arguments: tables)
  func `Tables are read as GitHub reads them`(
    _ sample: (name: String, source: String, html: String)
  ) {
    #expect(HTMLWriter.html(of: sample.source) == sample.html, "\(sample.name)")
  }

  @Test(arguments: tasks)
  func `Tasks are read as GitHub reads them`(
    _ sample: (name: String, source: String, html: String)
  ) {
    #expect(HTMLWriter.html(of: sample.source) == sample.html, "\(sample.name)")
  }
}
