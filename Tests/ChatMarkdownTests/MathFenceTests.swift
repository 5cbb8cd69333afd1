import Testing

@testable import ChatMarkdown

@Suite struct MathFenceTests {
  @Test(arguments: ["$$", "  $$ x", "\\[", "$$x$$", "$$x$$.", "\\[ a \\],", "$$ a \\\\"])
  func `Lines that open display math`(text: String) {
    #expect(onLine(text) { MathFence(opening: $0) } != nil)
  }

  @Test(arguments: ["$", "$x$", "a $$", "$$x$$ text", "$$$$", "    $$", "\\(x\\)", "", "[x]"])
  func `Lines that do not`(text: String) {
    #expect(onLine(text) { MathFence(opening: $0) } == nil)
  }

  @Test func `An escaped backslash closes nothing`() {
    let fence = onLine("\\[") { MathFence(opening: $0) }
    #expect(onLine("a \\\\] b") { fence?.end(in: $0, from: 0) } == nil)
    #expect(onLine("a \\] b") { fence?.end(in: $0, from: 0) } == 2)
  }

  @Test func `Math of its own lines is one segment, unclosed it is a paragraph`() {
    let closed = segments("$$\na\n- b\n$$ .\nrest")
    #expect(closed.map(\.text) == ["$$\na\n- b\n$$ .\n", "rest"])
    if case .math = closed.first?.kind {} else { Issue.record("no math") }
    #expect(segments("$$\na\n\nb").map(\.kind) == [.markdown, .markdown])
  }
}
