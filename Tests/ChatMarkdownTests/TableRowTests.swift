import Basics
import TerminalKit
import Testing

@testable import ChatMarkdown

/// Lines of tables, and tables drawn by lot at every width.
@Suite struct TableRowTests {
  @Test(arguments: [
    ("|---|", true), ("---|---", true), ("| :-- | :-: | --: |", true), ("|-", true),
    ("  |-|-|  ", true),
    ("---", false), ("|", false), ("| |", false), ("|--x|", false), (":-:", false), ("", false),
    ("|=|", false),
    ("|:|", false), ("\t|-|", true),
  ])
  func `The line below a header is dashes, colons and at least one pipe`(
    text: String, isDelimiter: Bool
  ) {
    #expect(onLine(text) { TableRow.isDelimiter($0) } == isDelimiter)
  }

  @Test(arguments: [
    ("a | b", 1), ("| a | b |", 1), ("| a |", 0), ("a", 0), ("| a | b", 1), ("a | b |", 1),
    ("||", 0), ("|||", 1),
    ("| a \\| b | c |", 1), ("| `a|b` | c |", 1), ("| `a | b | c |", 2), ("| ``a`|`` | c |", 1),
    ("| \\`a|b` |", 1),
    ("", 0), ("|", 0), ("  | a | b |  ", 1), ("| a | | c |", 2), ("a\\", 0), ("中|文|字", 2),
  ])
  func `Pipes between cells are counted without those at the ends, in code and behind backslashes`(
    text: String, count: Int
  ) {
    #expect(onLine(text) { TableRow.separators($0).count } == count)
  }

  private static let words = [
    "a", "word", "longer", "unbreakableword", "中文字", "`code`", "**b**", "", "👩‍👩‍👧", "x y z", "é",
  ]

  private func table(_ random: inout SplitMix) -> (source: String, letters: [Character]) {
    let columns = Int.random(in: 1...5, using: &random)
    var letters: [Character] = []
    func line(_ cell: () -> String) -> String {
      "|" + (0..<columns).map { _ in " \(cell()) |" }.joined()
    }
    func cell() -> String {
      let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        Self.words.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
      letters += text.filter { !$0.isWhitespace && $0 != "*" && $0 != "`" }
      return text
    }
    var lines = [line { "h" + cell() }]
    letters += Array(repeating: "h", count: columns)
    lines.append(line { [":-", "-", ":-:", "-:"].randomElement(using: &random) ?? "-" })
    for _ in 0..<Int.random(in: 1...4, using: &random) { lines.append(line(cell)) }
    return (lines.joined(separator: "\n"), letters)
  }

  @Test(arguments: 0..<20)
  func `No row is wider than the screen, and no letter of a cell is lost`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    for _ in 0..<8 {
      let (source, letters) = table(&random)
      for width in [8, 13, 30, 47, 48, 79, 200] {
        let rows = Streams.rows(Streams.whole(source, width: width)).map(\.line)
        #expect(rows.allSatisfy { $0.width <= width }, "width \(width)\n\(source)")
        #expect(rows.allSatisfy { $0.text.last != " " }, "width \(width)\n\(source)")
        let shown = rows.flatMap { $0.text.filter { !"│─┼: ".contains($0) } }
        // Cards repeat the headers.
        var missing = letters
        for letter in shown { missing.firstIndex(of: letter).map { _ = missing.remove(at: $0) } }
        #expect(missing.isEmpty, "width \(width)\n\(source)")
      }
    }
  }

  @Test func `A table grows row by row, and what is above stays`() {
    let source = "| a | b |\n|---|---|\n" + (0..<12).map { "| r\($0) | v\($0) |\n" }.joined()
    var before: [String] = []
    _ = Streams.streamed(source, width: 40) { text, prefix in
      guard prefix.hasSuffix("|\n") else { return }
      let rows = Streams.rows(text).map(\.line.text)
      #expect(rows.count >= before.count || before.isEmpty)
      before = rows
    }
    #expect(before.last?.hasPrefix("r11") == true)
  }
}
