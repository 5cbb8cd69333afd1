import Testing

@testable import TextEditing

struct PromptSearchTests {
  private let history = PromptHistory(["make test", "make run", "git log", "make test", "ls"])

  @Test("Each character goes on from what is found")
  func typing() {
    var search = PromptSearch()
    search.type("m", in: history)
    #expect(search.match == PromptSearch.Match(index: 3, text: "make test"))
    search.type("ake ", in: history)
    #expect(search.match?.index == 3)
    search.type("r", in: history)
    #expect(search.match?.text == "make run")
    #expect(search.query == "make r")
  }

  @Test("Backspace goes back to what was found before")
  func deleting() {
    var search = PromptSearch()
    search.type("make r", in: history)
    search.deleteBackward()
    #expect(search.match?.index == 3)
    for _ in 0..<9 { search.deleteBackward() }
    #expect(search == PromptSearch())
  }

  @Test("A query that finds nothing keeps the match and says so")
  func failing() {
    var search = PromptSearch()
    search.type("git", in: history)
    #expect(!search.isFailing)
    search.type("x", in: history)
    #expect(search.isFailing)
    #expect(search.match?.text == "git log")
    search.deleteBackward()
    #expect(!search.isFailing)
  }

  @Test("Older and newer go through different prompts")
  func stepping() {
    var search = PromptSearch()
    search.older(in: history)
    search.newer(in: history)
    #expect(search == PromptSearch())
    search.type("make", in: history)
    search.older(in: history)
    #expect(search.match?.index == 1)
    search.older(in: history)
    #expect(search.match?.index == 0)
    search.older(in: history)
    #expect(search.isFailing && search.match?.index == 0)
    search.newer(in: history)
    #expect(search.match?.index == 1 && !search.isFailing)
  }
}
