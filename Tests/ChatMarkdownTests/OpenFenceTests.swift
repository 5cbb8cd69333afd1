import TerminalKit
import Testing

@testable import ChatMarkdown

/// Code between fences while it arrives.
@Suite struct OpenFenceTests {
  /// The rows that are final and those that are not, after each of the lengths of a message that starts with a fence.
  private func rows(_ source: String, at lengths: [Int]) -> [(done: [String], open: [String])] {
    let bytes = Array(source.utf8)
    var scanner = BlockScanner()
    var open: OpenFence?
    var done = RowStore()
    return lengths.map { length in
      bytes.prefix(length).withUnsafeBufferPointer { part in
        var segments: [Segment] = []
        scanner.scan(part, isFinished: false, into: &segments)
        guard case .fence(let fence, let start) = scanner.open else { return ([], []) }
        if open == nil {
          let layout = CodeLayout(language: "", codeBlock: 0, width: 20, theme: .monochrome)
          open = OpenFence(fence, contentStart: start, layout: layout)
        }
        var tail = RowStore()
        open?.add(part, upTo: scanner.nextLine, to: &done)
        open?.addPartialLine(part, to: &done, tail: &tail)
        return (texts(done), texts(tail))
      }
    }
  }

  private func texts(_ store: RowStore) -> [String] {
    (0..<store.count).map { store[$0].line.text }
  }

  @Test func `A line is final when it ends, and is shown before`() {
    let found = rows("```\nab\ncd", at: [4, 5, 6, 7, 8, 9])
    #expect(found.map(\.done) == [[], [], [], ["ab"], ["ab"], ["ab"]])
    #expect(found.map(\.open) == [[], ["a"], ["ab"], [], ["c"], ["cd"]])
  }

  @Test(arguments: [
    ("```\na\n`", []), ("```\na\n``", []), ("```\na\n```", []), ("```\na\n`` ", []),
    ("```\na\n``x", ["``x"]), ("~~~\na\n`", ["`"]), ("````\na\n```", []), ("```\na\n    `", []),
    ("```\na\n", []), ("```\na\n ", []), ("```\na\n  b", ["  b"]),
  ])
  func `A line that may become the closing fence is not shown yet`(source: String, open: [String]) {
    let found = rows(source, at: [source.utf8.count])
    #expect(found[0].done == ["a"] && found[0].open == open)
  }

  @Test(arguments: [
    ("  ```\n  a\n b\n    c\nd\n", ["a", "b", "  c", "d"]), ("```\n  a\n", ["  a"]),
    ("   ~~~\n\n   a\n", ["", "a"]), (" ```\n\ta\n", ["    a"]),
  ])
  func `Lines lose as much indentation as the fence has`(source: String, expected: [String]) {
    #expect(rows(source, at: [source.utf8.count])[0].done == expected)
  }

  @Test func `Line ends of every kind are one line end, also cut in two`() {
    let source = "```\na\r\nb\rc\n\r\nd\n"
    let lengths = Array(4...source.utf8.count)
    let found = rows(source, at: lengths)
    #expect(found.last?.done == ["a", "b", "c", "", "d"])
    for (now, next) in zip(found, found.dropFirst()) { #expect(next.done.starts(with: now.done)) }
  }

  @Test func `Of a line beyond the limit, what is beyond it is final before the line ends`() {
    let line = String(repeating: "abcd", count: CodeLayout.lineLimit)
    let source = "```\n" + line + "\nend\n"
    let steps = Array(stride(from: 4, to: source.utf8.count, by: 5_003)) + [source.utf8.count]
    let found = rows(source, at: steps)
    var most = 0
    for (now, next) in zip(found, found.dropFirst()) {
      #expect(next.done.starts(with: now.done))
      most = max(most, now.open.count)
    }
    #expect(most <= CodeLayout.lineLimit / 20 + 1)
    #expect(found.last?.done.dropLast().joined() == line && found.last?.done.last == "end")
  }

  @Test(arguments: [
    ("a\nb\n", 0, "a\nb\n"), ("  a\n   b\nc\n", 2, "a\n b\nc\n"), ("\n  \n    a", 3, "\n\n a"),
    ("\ta\n", 2, "\ta\n"), ("", 4, ""), ("  a\r\n  b\r\n", 2, "a\r\nb\r\n"), ("a", 1, "a"),
    (" ", 1, ""),
  ])
  func `Code is copied without the fence's indentation`(code: String, indent: Int, expected: String)
  {
    let bytes = Array(("x" + code + "x").utf8)
    let copied = bytes.withUnsafeBufferPointer {
      OpenFence.code($0, 1..<(bytes.count - 1), indent: indent)
    }
    #expect(copied == expected)
  }

  @Test func `Lines that come follow the new width, those that are there stay`() {
    var open = OpenFence(
      Fence(mark: ASCII.backtick, length: 3, indent: 0, info: 0..<0), contentStart: 0,
      layout: CodeLayout(language: "", codeBlock: 2, width: 4, theme: .monochrome))
    var store = RowStore()
    let bytes = Array("abcdef\nabcdef\n".utf8)
    bytes.withUnsafeBufferPointer { source in
      open.add(source, upTo: 7, to: &store)
      open.setWidth(6)
      open.add(source, upTo: 14, to: &store)
    }
    #expect(texts(store) == ["abcd", "ef", "abcdef"] && store[2].codeBlock == 2)
    #expect(open.next == 14)
    open.removed(0..<7)
    #expect(open.next == 7)
  }
}
