import Testing

@testable import Gateway

@Suite struct ModelNamesTests {
  @Test func `One model is for all names, several are for their own`() {
    #expect(ModelNames(words: []) == .all)
    #expect(ModelNames(words: ["a"]) == .only("a"))
    #expect(
      ModelNames(words: ["a", "b=c:1"])
        == .named([.init(client: "a", upstream: "a"), .init(client: "b", upstream: "c:1")]))
    #expect(ModelNames(words: ["b=c"])?.clientNames == ["b"])
  }

  @Test(arguments: [[""], ["=a"], ["a="], ["a", "a=b"], ["a", ""]])
  func `What has no meaning is refused`(_ words: [String]) {
    #expect(ModelNames(words: words) == nil)
  }
}
