import ChatTestSupport
import FoundationEssentials
import Testing

/// Pages of `history export` before a parser that others wrote. `make test` installs it; without it the tests are
/// skipped, and the installation has said so.
@Suite struct HTMLPageTests {
  private static let python = SourceFolder.path + "/.build/html/bin/python"
  private static let isHere = FileManager.default.isExecutableFile(atPath: python)

  private static let replies = [
    "# A\n\n- b\n  1. c\n     > d\n\n| e | f |\n|:-:|--:|\n| `g` | ~~h~~ |\n\n```swift\nlet i = \"<j>\" // k\n```\n\n---\n",
    "<p>a<div>b</p></div><table><tr><td>c\n\n</body></html>\n\n<!-- d --> &nbsp; &#0; <br>\n\n$$\\frac{a}{b}$$",
    "[a](javascript:b) [c](https://c.example/?d=<e>&f=\"g\") [h](mailto:i@j.example) ![k](https://l.example/m.png)",
    "- [x] a\n- [ ] b\n\n> ```html\n> <a href='b'>c</a>\n> ```\n\n    d\n\n[e]: https://f.example\n\n[e]",
    "***a** b* `c` <d@e.example> https://f.example/g 水流不息",
  ]

  @Test(.enabled(if: isHere))
  func `A page has no error of syntax, loads and runs nothing, and its links lead somewhere`()
    throws
  {
    let hostile = HostileTexts.batches(of: 80)
    let server = try ReplyServer(mode: "common_prefix") { number, connection in
      connection.beginStream()
      if number < Self.replies.count {
        let text = Self.replies[number]
        connection.stream(
          text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
            "\n", with: "\\n"))
      } else {
        for text in hostile[(number - Self.replies.count) % hostile.count] {
          connection.stream(text.json)
          connection.stream("\\n\\n")
        }
      }
      connection.endStream()
    }
    var program = try Program()
    program.environment = server.environment(for: program)
    let made = try program.run(
      [
        "contexts", "create", "--label", "<t> & \"u\"", "--mode", "common_prefix", "--system", "s",
        "-y",
      ])
    #expect(made.status == 0, "\(made.errors)")
    let prompts = (0..<Self.replies.count + hostile.count).map { "<b>question</b> \($0) & \"c\"" }
    let talk = try program.run(["chat", "--plain"], input: prompts.joined(separator: "\n") + "\n")
    #expect(talk.status == 0, "\(talk.output.suffix(500))")
    let path = program.folder.path + "/page.html"
    let export = try program.run([
      "history", "export", "--format", "html", "--output", path, "last",
    ])
    #expect(export.status == 0, "\(export.errors)")
    let run = try CommandRun.run(
      Self.python, [SourceFolder.path + "/Tests/Peers/check_html.py", path],
      environment: program.environment)
    #expect(run.status == 0, "\(run.errors.suffix(2000))")
    // Each turn has its place, and the code its colours.
    let counts = run.output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(counts.first == prompts.count && (counts.last ?? 0) > 4, "\(run.output)")
    withExtendedLifetime(server) {}
  }
}
