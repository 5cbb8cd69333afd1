import ChatModel
import Testing

@testable import ChatTranscript

@Suite("The list of loaded turns")
struct TurnListTests {
  private func entries(_ range: Range<Int>) -> [TranscriptEntry] {
    Sample.chain(range.count, from: range.lowerBound).map(TranscriptEntry.init)
  }

  private func names(_ list: TurnList) -> [String] { list.entries.map(\.view.id.rawValue) }

  @Test("keeps its keys when earlier turns are put before it")
  func keys() {
    var list = TurnList(entries(5..<8))
    let key = list.key(of: Sample.id("6"))
    list.prepend(entries(3..<5))
    list.prepend(entries(0..<3))
    list.append(TranscriptEntry(Sample.view("8")))
    #expect(names(list) == (0..<9).map(String.init))
    #expect(list.key(of: Sample.id("6")) == key)
    #expect(list.keys == -5..<4)
    #expect(list.keys.map { list[$0].view.id.rawValue } == names(list))
    #expect(list.keys.allSatisfy { list.key(of: list[$0].view.id) == $0 })
  }

  @Test("holds a turn once")
  func duplicates() {
    var list = TurnList(entries(0..<3) + entries(1..<2))
    list.prepend(entries(0..<2))
    #expect(names(list) == ["0", "1", "2"])
  }

  @Test("changes turns in place on both sides")
  func change() {
    var list = TurnList(entries(1..<2))
    list.prepend(entries(0..<1))
    for key in list.keys { list[key].isSeam = true }
    #expect(list.entries.map(\.isSeam) == [true, true])
  }

  @Test("has no ends when it is empty")
  func empty() {
    let list = TurnList()
    #expect(list.isEmpty && list.count == 0 && list.keys.isEmpty)
    #expect(list.first == nil && list.last == nil && list.key(of: Sample.id("0")) == nil)
  }
}
