import Testing

@testable import ChatMarkdown

@Suite(.enabled(if: !CommonMarkExamples.all.isEmpty, "the examples are not installed"))
struct CommonMarkTests {
  @Test(arguments: CommonMarkExamples.all.chunks(of: 40))
  func `Every prefix of every example renders and keeps its text, and the end is that of the whole`(
    examples: ArraySlice<CommonMarkExamples.Example>
  ) {
    for example in examples {
      let whole = Streams.whole(example.markdown, width: 60)
      let lost = TextKept.missing(example.markdown, in: whole)
      #expect(lost.isEmpty, "example \(example.example), whole:\n\(example.markdown)")
      let streamed = Streams.streamed(example.markdown, width: 60) { text, prefix in
        let lost = TextKept.missing(prefix, in: text)
        #expect(lost.isEmpty, "example \(example.example), after:\n\(prefix)")
      }
      #expect(Streams.rows(streamed) == Streams.rows(whole), "example \(example.example)")
    }
  }
}

extension Array where Element: Sendable {
  /// Slices of so many elements.
  func chunks(of count: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: self.count, by: count).map { self[$0..<Swift.min($0 + count, self.count)] }
  }
}
