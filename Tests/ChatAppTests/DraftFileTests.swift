import FoundationEssentials
import Glibc
import Testing

@testable import ChatApp

@Suite struct DraftFileTests {
  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  @Test func `A draft is its owner's alone, comes back as it was, and leaves nothing behind`()
    throws
  {
    let draft = try DraftFile(holding: "é\n文\u{0}")
    var status = stat()
    #expect(stat(draft.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(draft.path.hasSuffix(".md"), "editors choose their mode by it")
    #expect(!draft.holdsMore)
    draft.remove()
    #expect(access(draft.path, F_OK) != 0)
    #expect(throws: EditedText.Refusal(words: "no longer exists")) { try draft.text() }
  }

  @Test(arguments: ["", "one line", "one\ntwo\n", "\n"])
  func `An editor that only saves changes nothing`(text: String) throws {
    let draft = try DraftFile(holding: text)
    defer { draft.remove() }
    #expect(try draft.text() == text)
    // Most editors end the last line.
    try write(text.hasSuffix("\n") ? text : text + "\n", to: draft.path)
    #expect(try draft.text() == text)
  }

  @Test func `Two drafts have two files`() throws {
    let (one, two) = (try DraftFile(holding: "1"), try DraftFile(holding: "2"))
    defer { [one, two].forEach { $0.remove() } }
    #expect(one.path != two.path)
    #expect(try one.text() == "1")
    #expect(try two.text() == "2")
  }

  @Test(arguments: [
    ("text", false), ("", false), ("texts", true), ("tex", true), ("Text", true), ("text\n", true),
  ])
  func `What an editor saved is kept where it would be lost otherwise`(saved: String, isMore: Bool)
    throws
  {
    let draft = try DraftFile(holding: "text")
    defer { draft.remove() }
    try write(saved, to: draft.path)
    #expect(draft.holdsMore == isMore)
  }
}
