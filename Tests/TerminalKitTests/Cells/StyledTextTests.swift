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

  @Test(
    "Palette colours are distinguished from the terminal's own", arguments: [0, 7, 255] as [UInt8])
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

  @Test("Equal cells are equal in memory, whatever lay there before")
  func bytes() {
    let style = Style(foreground: .palette(3), attributes: [.bold])
    for cell in [Cell(scalar: 0x41, style: style), .wideTail(style), .blank] {
      let copies = [UInt8.min, .max].map { noise in
        withUnsafeTemporaryAllocation(of: Cell.self, capacity: 1) { place in
          UnsafeMutableRawBufferPointer(place).initializeMemory(as: UInt8.self, repeating: noise)
          let copy = Cell(
            scalar: cell.scalar, marks: cell.marks, width: cell.width, style: cell.style)
          place.initializeElement(at: 0, to: copy)
          return Array(UnsafeRawBufferPointer(place))
        }
      }
      #expect(copies[0] == copies[1])
    }
  }
}
