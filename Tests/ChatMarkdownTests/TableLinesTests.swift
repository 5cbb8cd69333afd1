import Testing

@testable import ChatMarkdown

/// The lines of a text that belong to tables.
@Suite struct TableLinesTests {
  /// The role of each line: `h` a header, `H` one below a paragraph, `-` what is below it, a digit a row with the number
  /// of columns, `x` what looks like it and is not, `e` what ends a table, `.` all others.
  private func roles(_ source: String) -> String {
    let bytes = Array(source.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      let lines = TableLines(bytes)
      var result = ""
      var start = 0
      while start < bytes.count {
        switch lines[start] {
        case .header(below: nil): result += "h"
        case .header: result += "H"
        case .delimiter: result += "-"
        case .row(let columns): result += String(columns)
        case .mismatch: result += "x"
        case .end: result += "e"
        case nil: result += "."
        }
        start = bytes.startOfLine(after: bytes.endOfLine(from: start))
      }
      return result
    }
  }

  @Test(arguments: [
    ("a table", "|a|b|\n|-|-|\n|c|d|\n|e|", "h-22"), ("only a head", "|a|\n|-|", "h-"),
    ("below text", "so\n|a|\n|-|\n|b|", ".H-1"), ("apart from text", "so\n\n|a|\n|-|", "..h-"),
    ("two tables", "|a|\n|-|\n\n|b|c|\n|-|-|", "h-.h-"), ("no dashes", "|a|\n|b|", ".."),
    ("no pipe above", "a\n|-|", ".x"), ("other cells", "|a|b|\n|-|", ".x"),
    ("other cells below text", "so\n|a|b|\n|-|", "..."), ("code", "```\n|a|\n|-|\n```", "...."),
    ("indented code", "    |a|\n    |-|", ".."), ("HTML", "<div>\n|a|\n|-|\n</div>", "...."),
    ("a heading ends it", "|a|\n|-|\n# b", "h-e"), ("a row of words", "|a|\n|-|\nb", "h-1"),
    ("a note ends it", "|a|\n|-|\n[^1]: b", "h-e"), ("a rule ends it", "|a|\n|-|\n***", "h-."),
    ("an item ends it", "|a|\n|-|\n- b", "h-."), ("in a quote", "> |a|\n> |-|\n> |b|", "h-1"),
    ("not without the mark", "> |a|\n> |-|\n|b|", "h-."), ("not lazily", "> |a|\n|-|", ".."),
    ("in an item", "- |a|\n  |-|\n  |b|", "h-1"),
    ("below an item's text", "- so\n  |a|\n  |-|", ".H-"),
    ("in an item in a quote", "> 1. so\n>\n>    > |a|\n>    > |-|\n>    > |b|", "..h-1"),
    ("an escaped pipe", "|a\\|b|\n|-|\n|c|", "h-1"), ("a pipe in code", "|`a|b`|\n|-|\n|c|", "h-1"),
    ("Windows' line ends", "|a|\r\n|-|\r\n|b|\r\n", "h-1"), ("Mac's", "|a|\r|-|\r|b|", "h-1"),
    ("in math", "$$\n|a|\n|-|\n$$", "...."), ("an underline is a row", "|a|\n|-|\n---", "h-."),
  ])
  func `Each line has its role`(_ sample: (name: String, source: String, roles: String)) {
    #expect(roles(sample.source) == sample.roles, "\(sample.name)")
  }

  @Test(arguments: [
    ("> 1. so\n>\n>    > | a | b |\n>    > |---|---|\n>    > | c | d |", "{a,b;c,d}"),
    ("- > - | a |\n  >   |---|\n  >   | b | c |", "{a;b | c}"),
    ("10. > | a |\n    > |---|\n    > | $x$ |", "{a;$x$}"),
    ("1. - > 2. | a |\n     >    |---|\n     >    | b |", "{a;b}"),
  ])
  func `Cells begin behind the marks, however deep and far to the right`(
    source: String, table: String
  ) {
    #expect(BlockOutline.of(source).contains(table), "\(BlockOutline.of(source))")
    #expect(
      Streams.rows(Streams.streamed(source, width: 30))
        == Streams.rows(Streams.whole(source, width: 30)))
  }

  @Test func `Where the pipes are, so is the text of the cells`() {
    for seed in 0..<1_500 as Range<UInt64> {
      let source = RandomMarkdown.document(seed: seed, maxLines: 8)
      let bytes = Array(source.utf8)
      bytes.withUnsafeBufferPointer { bytes in
        let lines = TableLines(bytes)
        for start in bytes.indices {
          guard let content = lines.content(ofLineAt: start) else { continue }
          #expect(lines[start] != nil && content >= start, "seed \(seed)")
          #expect(content <= bytes.endOfLine(from: start), "seed \(seed)")
        }
      }
    }
  }
}
