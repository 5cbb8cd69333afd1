import TerminalKit
import Testing

@testable import ChatMarkdown

@Test(arguments: 0..<4 as Range<UInt64>)
func `A streamed message ends in the rows of the whole one`(block: UInt64) {
  for seed in (block * 200)..<((block + 1) * 200) {
    let source = RandomMarkdown.document(seed: seed, maxLines: 12)
    let whole = Streams.whole(source, width: 30)
    let streamed = Streams.streamed(source, width: 30)
    #expect(Streams.rows(streamed) == Streams.rows(whole), "seed \(seed):\n\(source)")
    #expect(streamed.codeBlocks == whole.codeBlocks)
    #expect(streamed.links == whole.links)
  }
}

@Test(arguments: 0..<2 as Range<UInt64>)
func `Rows called stable never change`(block: UInt64) {
  for seed in (block * 200)..<((block + 1) * 200) {
    let source = RandomMarkdown.document(seed: seed, maxLines: 12)
    var stable: [MarkdownRow] = []
    _ = Streams.streamed(source, width: 30) { text, prefix in
      let now = (0..<text.stableRowCount).map { text[$0] }
      #expect(now.starts(with: stable), "seed \(seed), after:\n\(prefix)")
      stable = now
    }
  }
}
