import Testing

@testable import ChatSession

@Suite struct ForkNameTests {
  @Test(arguments: [
    ("guide", [], "guide fork"), ("guide", ["guide", "Guide Fork"], "guide fork 2"),
    ("guide fork", ["guide fork"], "guide fork 2"), ("guide fork 2", [], "guide fork"),
    ("guide fork 2", ["guide fork", "guide fork 2"], "guide fork 3"),
    ("chapter 2", [], "chapter 2 fork"), ("fork", [], "fork fork"), ("fork 2", [], "fork 2 fork"),
    ("pitchfork", [], "pitchfork fork"), ("手引き", [], "手引き fork"), ("", ["x"], ""), (" \n", [], ""),
  ])
  func `A fork has the name of its origin with a mark, and a number among others`(
    name: String, taken: [String], fork: String
  ) {
    #expect(ForkName.of(name, among: taken) == fork)
  }

  @Test func `A long name is cut so that the mark stays in sight`() {
    let name = String(repeating: "word ", count: 20)
    let fork = ForkName.of(name, among: [])
    #expect(fork.count == ContextLabel.maxLength && fork.hasSuffix("… fork"))
    let next = ForkName.of(name, among: [fork])
    #expect(next.count <= ContextLabel.maxLength && next.hasSuffix(" fork 2"), "\(next)")
  }
}
