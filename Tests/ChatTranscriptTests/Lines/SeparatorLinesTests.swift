import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("What is above a turn")
struct SeparatorLinesTests {
  private func rows(
    _ edge: TurnEdge, isSeam: Bool = false, isHorizon: Bool = false, contextID: String = "ctx-1",
    width: Int = 80
  ) -> [String] {
    var context = LayoutContext(theme: .monochrome)
    context.width = width
    var entry = TranscriptEntry(
      TurnView(turn: Sample.turn("a", contextID: contextID), isHorizon: isHorizon))
    entry.isSeam = isSeam
    return SeparatorLines.rows(of: entry, edge: edge, in: context).map(\.text)
  }

  @Test("is a blank row, nothing, or a mark of what is not loaded")
  func edges() {
    #expect(rows(.turn) == [""])
    #expect(rows(.start) == [])
    #expect(rows(.earlier) == ["…"])
  }

  @Test("names a seam and the horizon, each with air around it")
  func separators() {
    #expect(
      rows(.turn, isSeam: true, isHorizon: true) == [
        "", "── moved to a rebuilt context ctx-1", "",
        "── the model's memory starts about here (estimate)", "",
      ])
  }

  @Test("shortens a long id and wraps on narrow screens", arguments: [4, 20, 40])
  func narrow(width: Int) {
    let id = "ctx-20251122-abcdefghijklmnopqrstuvwxyz-0123456789"
    let rows = rows(.turn, isSeam: true, contextID: id, width: width)
    #expect(rows.count > 2)
    #expect(rows.allSatisfy { $0.count <= width })
    #expect(!rows.joined().contains(id))
  }
}
