import ChatTestSupport
import Testing

@testable import ctxchat

@Suite struct PlainTemplatesTests {
  private func templates(_ files: [String: String]) throws -> (TemporaryFolder, PlainTemplates) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write("templates/\(name).md", Array(text.utf8)) }
    return (folder, PlainTemplates(TemplateFolder(beside: folder.path + "/config.json")))
  }

  @Test func `A text waits until it is sent, once, with words below it`() throws {
    var (folder, templates) = try templates(["review": "Review {{input}}.\n"])
    #expect(templates.take("") == nil)
    guard case .text("Review this.", let hint) = templates.fill("review", input: "this") else {
      Issue.record("it was not filled")
      return
    }
    #expect(hint.contains("/send"))
    #expect(templates.take("Be brief.") == "Review this.\n\nBe brief.")
    #expect(templates.take("") == nil)
    withExtendedLifetime(folder) {}
  }

  @Test(arguments: [
    ("selection", "needs a selection"), ("clipboard", "needs the clipboard"), ("empty", "is empty"),
    ("gone", "no longer there"),
  ])
  func `What cannot be filled is refused, and what waited stays`(name: String, words: String) throws
  {
    var (folder, templates) = try templates([
      "good": "kept", "selection": "{{selection}}", "clipboard": "a {{clipboard}}", "empty": "\n",
    ])
    _ = templates.fill("good", input: "")
    guard case .refused(let reason) = templates.fill(name, input: "") else {
      Issue.record("it was filled")
      return
    }
    #expect(reason.contains(words) && reason.contains(name))
    #expect(templates.take("") == "kept")
    withExtendedLifetime(folder) {}
  }
}
