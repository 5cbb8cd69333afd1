import Testing

@testable import HistoryExport

@Suite struct FileStemTests {
  @Test(arguments: [
    ("How caches work", "how-caches-work"), ("  What's *new*?  ", "what-s-new"),
    ("../../etc/passwd", "etc-passwd"), (".hidden", "hidden"), ("-rf", "rf"),
    ("上下文缓存 guide", "上下文缓存-guide"), ("a/b\\c:d\u{0}e\nf", "a-b-c-d-e-f"),
    ("Ünïcode É", "ünïcode-é"),
    ("", "conversation"), ("!!! … 🙂", "conversation"),
  ])
  func `A title becomes a name without anything a shell or a folder minds`(
    title: String, stem: String
  ) {
    #expect(FileStem.of(title) == stem)
  }

  @Test(arguments: ["a", "é", "文", "a b "])
  func `However long the title, the name fits`(piece: String) {
    let stem = FileStem.of(String(repeating: piece, count: 500))
    #expect((100...FileStem.limit).contains(stem.utf8.count))
    #expect(!stem.hasSuffix("-"))
  }
}
