import Testing

@testable import TerminalKit

@Suite("Styled text")
struct StyledTextTests {
  @Test("A line's text and width are those of its spans")
  func line() {
    let line = StyledLine([StyledSpan("a語"), StyledSpan(""), StyledSpan("👩‍🚀b", .plain)])
    #expect(line.text == "a語👩‍🚀b")
    #expect(line.width == 6)
    #expect(StyledLine("").spans.isEmpty)
    #expect(StyledLine().width == 0)
  }

  @Test("A style laid over another keeps what it does not set")
  func overlay() {
    let base = Style(
      foreground: .palette(1), background: .palette(2), attributes: [.bold, .dim])
    let top = Style(background: .palette(0), attributes: .italic)
    #expect(
      base.overlaid(with: top)
        == Style(
          foreground: .palette(1), background: .palette(0), attributes: [.bold, .dim, .italic]))
    #expect(base.overlaid(with: .plain) == base)
  }

  @Test("Palette colours are told from the terminal's own", arguments: [0, 7, 255] as [UInt8])
  func colors(index: UInt8) {
    #expect(Color.palette(index).index == index)
    #expect(Color.palette(index) != .standard)
    #expect(Color.standard.index == nil)
  }

  @Test("A cell holds no references and stays small")
  func size() {
    #expect(MemoryLayout<Cell>.stride <= 28)
    #expect(Cell.blank == Cell(scalar: 0x20, width: 1))
  }
}
