import Testing

@testable import ChatUI

/// What is a mention, where it ends, and what is told when it names nothing.
@Suite struct PathMentionsTests {
  private static let files: Set<String> = [
    "a", "notes.txt", "sp ace.txt", "src", "src/", "src/main.swift", "笔记", "笔记.txt", "a(1).txt",
    "b-c.md",
    "what?", "资料/第一章.md", "~/x.md", "/etc/hosts", "a,b.txt", "q'uote.md", "back\\slash", "..", ".",
    "/", "~", "-", "node", "报告",
  ]

  private func mentions(_ text: String) -> PathMentions {
    PathMentions(
      in: text, isThere: { Self.files.contains($0) },
      isBegun: { start in Self.files.contains { $0.hasPrefix(start) } })
  }

  @Test(arguments: [
    ("look at @notes.txt, please", ["notes.txt"]), ("看@notes.txt，总结", ["notes.txt"]),
    ("(@notes.txt)", ["notes.txt"]), ("@notes.txt", ["notes.txt"]), ("@notes.txt.", ["notes.txt"]),
    ("@notes.txt...", ["notes.txt"]), ("@notes.txt:42", ["notes.txt"]),
    ("@notes.txt;", ["notes.txt"]),
    ("@notes.txt!", ["notes.txt"]), ("@notes.txt?", ["notes.txt"]), ("[@notes.txt]", ["notes.txt"]),
    ("{@notes.txt}", ["notes.txt"]), ("\"@notes.txt\"", ["notes.txt"]),
    ("'@notes.txt'", ["notes.txt"]),
    ("“@notes.txt”", ["notes.txt"]), ("`@notes.txt`", ["notes.txt"]),
    ("**@notes.txt**", ["notes.txt"]),
    ("@notes.txt's end", ["notes.txt"]), ("@notes.txt和@a，", ["notes.txt", "a"]),
    ("请看@notes.txt总结一下", ["notes.txt"]), ("《@notes.txt》", ["notes.txt"]),
    ("@笔记.txt里有什么", ["笔记.txt"]), ("@笔记总结", ["笔记"]), ("、@笔记。", ["笔记"]), ("@笔记.txt", ["笔记.txt"]),
    ("総括@笔记.txtを", ["笔记.txt"]), ("@资料/第一章.md的内容", ["资料/第一章.md"]), ("노트@notes.txt를", ["notes.txt"]),
    ("@\"sp ace.txt\" is it", ["sp ace.txt"]), ("@'sp ace.txt'", ["sp ace.txt"]),
    ("@“sp ace.txt”，", ["sp ace.txt"]), ("@sp\\ ace.txt.", ["sp ace.txt"]),
    ("@\"sp ace.txt", ["sp ace.txt"]),
    ("@\"sp ace.txt and more", ["sp ace.txt"]), ("(@\"sp ace.txt\")", ["sp ace.txt"]),
    ("@src/main.swift @src", ["src/main.swift", "src"]), ("@src/", ["src/"]), ("@src.", ["src"]),
    ("@a(1).txt", ["a(1).txt"]), ("@b-c.md", ["b-c.md"]), ("@what?", ["what?"]),
    ("@a,b.txt", ["a,b.txt"]),
    ("@a,c", ["a"]), ("@~/x.md,", ["~/x.md"]), ("@/etc/hosts:1", ["/etc/hosts"]),
    ("@q'uote.md", ["q'uote.md"]),
    ("@\"back\\\\slash\"", ["back\\slash"]), ("line\n@a", ["a"]), ("@a @a", ["a"]),
    ("@a\u{3000}x", ["a"]),
  ])
  func `A path ends where a path ends`(text: String, paths: [String]) {
    #expect(mentions(text).paths == paths)
    #expect(mentions(text).unknown == [])
    #expect(PathMentions.mayStand(in: text))
  }

  @Test(arguments: [
    ("see @nots.txt, please", ["nots.txt"]), ("看@nots.txt，总结", ["nots.txt"]),
    ("看@nots.txt总结", ["nots.txt"]),
    ("@src/gone.swift", ["src/gone.swift"]), ("@notes.txt.bak", ["notes.txt.bak"]), ("@no", ["no"]),
    ("@notes.txtplease", ["notes.txtplease"]), ("@报告.docx", ["报告.docx"]), ("@报告v2.md", ["报告v2.md"]),
    ("@\"sp oce.txt\"", ["sp oce.txt"]), ("@sp\\ ", ["sp"]), ("(@x/y)", ["x/y"]),
    ("@john.doe", ["john.doe"]),
    ("@node/modules", ["node/modules"]), ("@../x", ["../x"]),
    ("@x.md @y.md @x.md", ["x.md", "y.md"]),
  ])
  func `What looks like a path and names nothing is told`(text: String, unknown: [String]) {
    #expect(mentions(text).unknown == unknown)
    #expect(mentions(text).paths == [])
  }

  @Test(arguments: [
    "mail me@notes.txt", "bob@example.org", "<bob@example.org>", "git@github.com:a/b.git", "@",
    "@ a", "@@a",
    "@property", "@property\ndef x", "@app.route(\"/x\")", "@Component({a: 1})", "@media (x)",
    "@babel/core@7.1",
    "@user@host.social", "icon@2x.png", "@1.2.3", "@.", "@..", "@/", "@~", "@-",
    "write to @ and @, or @.",
    "```\n@notes.txt @x.md\n```", "~~~swift\n@main.swift\n~~~", "`@x.md`",
    "a `b` and `@Published var.x`",
    "curl --data=@notes.txt", "path/@a", "@“”", "@\"\"", "no mention", "",
  ])
  func `Addresses, code and signs are no mentions`(text: String) {
    #expect(mentions(text) == PathMentions(in: "", isThere: { _ in true }, isBegun: { _ in true }))
  }

  @Test func `A block of code ends, and what follows counts`() {
    #expect(mentions("````\n```\n@x.md\n````\n@a").paths == ["a"])
    #expect(mentions("```\n@x.md").unknown == [])
    #expect(mentions("```inline``` @a").paths == ["a"])
  }

  @Test func `A long text asks for few files`() {
    var count = 0
    _ = PathMentions(
      in: "@" + String(repeating: "a,", count: 5000),
      isThere: { _ in
        count += 1; return false
      },
      isBegun: { _ in false })
    #expect(count <= 1024)
  }
}
