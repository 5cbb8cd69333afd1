import TerminalKit
import Testing

@testable import ChatMarkdown

/// The pages of a long message, apart from their text.
@Suite struct RowPageTests {
  private func store(_ count: Int, _ name: String = "r") -> RowStore {
    var store = RowStore()
    for row in 0..<count {
      store.append(StyledLine("\(name)\(row)"), codeBlock: row % 2 == 0 ? row : nil)
    }
    return store
  }

  private func pages(_ counts: [Int]) -> RowPages {
    var pages = RowPages()
    for (number, count) in counts.enumerated() {
      let page = RowPages.Page(
        scanner: BlockScanner(), fence: nil, start: LaidOut(), scanStart: number)
      pages.append(page, store(count))
    }
    return pages
  }

  @Test(arguments: [
    [1], [3, 2], [5, 1, 1, 7], [2, 0, 0, 3], [0, 4], [1, 1, 1, 1, 1, 1, 1, 1, 1],
  ])
  func `Every row is on the page that holds it`(counts: [Int]) {
    let pages = pages(counts)
    #expect(pages.rowCount == counts.reduce(0, +))
    for row in 0..<pages.rowCount {
      let page = pages.pages[pages.index(ofRow: row)]
      #expect(
        page.firstRow <= row && row < page.firstRow + page.rowCount, "row \(row) of \(counts)")
    }
    #expect(pages.pages.map(\.scanStart) == Array(counts.indices))
  }

  @Test func `Rows beyond the limit go, farthest first`() {
    let limit = RowPages.residentLimit
    var pages = pages(Array(repeating: 2, count: limit + 3))
    func resident() -> [Int] { pages.pages.indices.filter { pages.pages[$0].rows != nil } }
    #expect(resident() == Array(3..<(limit + 3)))
    pages.fill(0, store(2))
    #expect(resident().count == limit && resident().first == 0 && !resident().contains(limit + 2))
    pages.fill(1, store(2))
    #expect(resident().prefix(2) == [0, 1] && resident().count == limit)
    // One that is there already costs no other.
    let before = resident()
    pages.fill(1, store(2))
    #expect(resident() == before)
  }

  @Test(arguments: [(4, 4), (4, 2), (2, 4), (0, 3), (3, 0)])
  func `A page that was laid out again has as many rows as before`(count: Int, wanted: Int) {
    let fitted = store(count).fitted(to: wanted)
    #expect(fitted.count == wanted)
    for row in 0..<wanted {
      let expected = row < count ? "r\(row)" : ""
      #expect(fitted[row].line.text == expected)
      #expect(fitted[row].codeBlock == (row < count && row % 2 == 0 ? row : nil))
    }
    var pages = pages([wanted, 1])
    pages.fill(0, store(count))
    #expect(pages.pages[0].rows?.count == wanted && pages.rowCount == wanted + 1)
  }

  @Test func `The state below a page has its code blocks counted, and holds nothing`() {
    var laidOut = LaidOut()
    laidOut.rows = store(3)
    laidOut.codeBlocksAbove = 2
    laidOut.codeBlocks = [.nested(CodeBlock(language: "", text: "a"))]
    laidOut.links = [MarkdownLink(text: "a", target: "b")]
    laidOut.needsGapBelow = true
    let below = laidOut.below
    #expect(below.codeBlockCount == 3 && below.codeBlocksAbove == 3 && below.needsGapBelow)
    #expect(below.rows.isEmpty && below.codeBlocks.isEmpty && below.links.isEmpty)
  }

  @Test func `A released message of many pages is read where it was read before`() {
    let source = String(repeating: "## Head\n\nSome **words** here.\n\n- a\n- b\n\n", count: 9_000)
    var text = MarkdownText(source, isFinished: true)
    text.layout(width: 30, theme: .monochrome)
    #expect(text.pageCount > 3)
    let places = [0, text.rowCount / 2, text.rowCount - 1]
    let before = places.map { text[$0] }
    for row in places { text.prepare(row..<(row + 20)) }
    #expect(places.map { text[$0] } == before)
    // A range outside of the message is nothing to prepare.
    text.prepare(-5..<0)
    text.prepare(text.rowCount..<(text.rowCount + 9))
    #expect(places.map { text[$0] } == before)
  }
}
