import ChatModel
import TerminalKit
import Testing

@testable import ChatTranscript

@Suite("The rows of a turn")
struct TurnLayoutTests {
  private func context(width: Int = 40) -> LayoutContext {
    var context = LayoutContext(theme: .monochrome)
    context.width = width
    return context
  }

  private func layout(_ entry: TranscriptEntry, edge: TurnEdge = .turn) -> TurnLayout {
    var layout = TurnLayout(generation: 0)
    layout.update(for: entry, edge: edge, in: context())
    return layout
  }

  private func entry(reasoning: String = "", unfolded: Bool = false) -> TranscriptEntry {
    var entry = TranscriptEntry(Sample.view("a", reasoning: reasoning))
    entry.options.showsReasoning = unfolded
    return entry
  }

  private func rows(_ layout: TurnLayout) -> [String] {
    (0..<layout.height).map { row in
      let place = layout.place(ofRow: row)
      return layout.line(of: place.part, place.row).text
    }
  }

  @Test("are parts in order")
  func parts() {
    let rows = rows(layout(entry(reasoning: "one\ntwo", unfolded: true)))
    #expect(rows == ["", "› Question", "", "▾ reasoning, 7 B", "  one", "  two", "", "Answer."])
  }

  @Test("are counted the same from both sides")
  func places() {
    for candidate in [entry(), entry(reasoning: "x"), entry(reasoning: "x\ny", unfolded: true)] {
      let layout = layout(candidate)
      for row in 0..<layout.height {
        let place = layout.place(ofRow: row)
        #expect(layout.row(of: place.part, place.row) == row)
      }
      #expect(layout.height == TurnPart.allCases.map { layout.count(of: $0) }.reduce(0, +))
    }
  }

  @Test("stay inside when a part has shrunk")
  func clamped() {
    let layout = layout(entry())
    for part in TurnPart.allCases {
      #expect((0..<layout.height).contains(layout.row(of: part, 1000)))
      #expect((0..<layout.height).contains(layout.row(of: part, -5)))
    }
    #expect(layout.place(ofRow: 1000).part == .footer)
  }

  @Test("are current until something changes")
  func current() {
    var layout = layout(entry())
    var other = context()
    #expect(layout.isCurrent(in: other))
    other.generation = 1
    #expect(!layout.isCurrent(in: other))
    layout.append(content: "more", reasoning: "")
    #expect(!layout.isCurrent(in: context()))
  }

  @Test("follow the reply as it grows, and as it is exchanged")
  func growth() {
    var entry = TranscriptEntry(Sample.view("a", reply: "One", phase: .streaming))
    entry.layout = TurnLayout(generation: 0)
    entry.updateLayout(edge: .start, in: context())
    _ = entry.append(Sample.delta("a", " two", reasoning: "thought"))
    entry.updateLayout(edge: .start, in: context())
    #expect(entry.layout.map(rows) == ["› Question", "", "▸ reasoning, 7 B", "", "One two", ""])
    _ = entry.update(Sample.view("a", reply: "Other", phase: .ended(.stopped)))
    entry.updateLayout(edge: .start, in: context())
    #expect(entry.layout.map(rows) == ["› Question", "", "Other", "stopped"])
    #expect(entry.knownHeight?.rows == 4)
  }
}
