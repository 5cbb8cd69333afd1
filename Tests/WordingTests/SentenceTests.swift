import ChatTestSupport
import Testing

@testable import Wording

@Suite struct SentenceTests {
  @Test func `In English a sentence is the literal in the code`() {
    let name: Substring = "a\u{301}%1 “b”"
    #expect(Wording.language == .english)
    #expect(
      localized("100 % of %1: \(name), \(3), \(1.5), \(true)")
        == "100 % of %1: á%1 “b”, 3, 1.5, true")
    #expect(localized("nothing \("in it")\(String?.none ?? "")") == "nothing in it")
  }

  @Test(arguments: [
    ("1", true, nil, "1 file"), ("2", false, nil, "2 files"), ("0", false, "fish", "0 fish"),
    ("1", true, "replies", "1 file"), ("1,000", false, "replies", "1,000 replies"),
  ])
  func `A noun is counted`(_ number: String, _ isOne: Bool, _ plural: String?, _ text: String) {
    #expect(localized(number, of: "file", isOne: isOne, plural: plural) == text)
  }

  @Test func `Every sentence has its Chinese, and none is forgotten`() throws {
    let check = try CommandRun.run(
      "\(SourceFolder.path)/Scripts/generate-wording", ["--check"],
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"])
    #expect(check.output == "")
    #expect(
      check.status == 0, "Translations/zh.strings has a line for each sentence of the sources")
  }
}
