import Testing

@testable import ctxchat

@Suite struct TextTableTests {
  @Test func `Columns stand by what a terminal draws, not by letters`() {
    var table = TextTable(["LABEL", "N", "ID"], rightAligned: [1])
    table.add(["中文指南", "7", "a"])
    table.add(["e\u{301}té 🙂", "123", "b"])
    #expect(
      table.text() == """
        LABEL       N  ID
        中文指南    7  a
        e\u{301}té 🙂    123  b

        """)
  }

  @Test func `Nothing in a cell moves the cursor or the row`() {
    var table = TextTable(["A", "B"])
    table.add(["x\n\ty\u{1B}[2J\u{9B}1m", "\u{202E}z\r"])
    let text = table.text()
    #expect(text.split(separator: "\n").count == 2)
    #expect(
      !text.unicodeScalars.contains {
        $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" || $0 == "\u{9B}"
      })
  }

  @Test func `The widest columns are cut until a row fits`() {
    var table = TextTable(["A", "B", "C"])
    table.add(["short", String(repeating: "b", count: 40), String(repeating: "文", count: 30)])
    for width in [30, 50, 80] {
      for line in table.text(width: width).split(separator: "\n") {
        #expect(TextTableTests.cells(line) <= width, "\(width): \(line)")
      }
    }
    #expect(table.text(width: 200) == table.text())
    #expect(table.text(width: 50).contains("short"))
    #expect(table.text(width: 50).contains("…"))
  }

  @Test func `A width that nothing fits in still gives every row`() {
    var table = TextTable(["A", "B"])
    table.add([String(repeating: "a", count: 30), String(repeating: "b", count: 30)])
    #expect(table.text(width: 1).split(separator: "\n").count == 2)
    #expect(TextTable([]).text(width: 10) == "\n")
  }

  @Test func `A row may have fewer or more cells than there are columns`() {
    var table = TextTable(["A", "B"])
    table.add(["1"])
    table.add(["1", "2", "3"])
    #expect(table.text() == "A  B\n1\n1  2\n")
  }

  private static func cells(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x4E00 && $1.value < 0xA000 ? 2 : 1) }
  }
}
