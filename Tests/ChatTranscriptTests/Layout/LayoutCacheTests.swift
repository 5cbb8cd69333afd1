import ChatModel
import Testing

@testable import ChatTranscript

@Suite("Layouts in memory")
struct LayoutCacheTests {
  @Test("are made for what is on screen only")
  func visibleOnly() {
    let screen = Screen(Sample.chain(10_000), rows: 24)
    // A turn of this chain has eight rows.
    #expect(screen.transcript.cache.layoutCount <= 5)
  }

  @Test("are not made again by frames, keys that move little, or the end of a stream")
  func reuse() {
    var screen = Screen(Sample.chain(1000), rows: 24)
    screen.act { $0.scroll(rows: -8) }
    let count = screen.transcript.cache.layoutCount
    for _ in 0..<100 {
      screen.act { $0.scroll(rows: -4) }
      screen.act { $0.scroll(rows: 4) }
    }
    #expect(screen.transcript.cache.layoutCount <= count + 1)
  }

  @Test("do not pile up, and the rows on screen are the same after they were forgotten")
  func eviction() {
    var screen = Screen(Sample.chain(3000), rows: 24)
    let bottom = screen.rows
    for _ in 0..<1000 { screen.act { $0.scrollPages(-1) } }
    #expect(screen.transcript.topKeyForTests == 0 || screen.transcript.topKeyForTests < 200)
    #expect(screen.transcript.cache.keys.count <= LayoutCache.maxTurns)
    let kept = screen.transcript.turns.entries.count { $0.layout != nil }
    #expect(kept == screen.transcript.cache.keys.count)
    screen.act { $0.scrollToBottom() }
    #expect(screen.rows == bottom)
  }

  @Test("jump over what lies between")
  func jump() {
    var screen = Screen(Sample.chain(10_000), rows: 24)
    screen.act { $0.scrollToTop() }
    screen.act { $0.jumpToTurn(Sample.id("5000")) }
    #expect(screen.rows[0] == "› Prompt 5000")
    #expect(screen.transcript.cache.layoutCount <= 20)
  }

  @Test("of turns in flight are kept wherever the reader is")
  func live() {
    var turns = Sample.chain(1500)
    turns.append(Sample.view("live", after: "1499", reply: "x", phase: .streaming))
    var screen = Screen(turns, rows: 24)
    for _ in 0..<600 { screen.act { $0.scrollPages(-1) } }
    #expect(screen.transcript.turns.last?.layout != nil)
  }
}

extension Transcript {
  fileprivate var topKeyForTests: Int { visible.first?.place.key ?? -1 }
}
