import ArgumentParser
import ChatTestSupport
import FoundationEssentials
import Testing

@testable import ctxchat

/// Commands that stand inside a sentence of the pages.
@Suite struct DocumentedOptionsTests {
  /// What stands for something in a sentence, and an example of it.
  private static let examples = [
    "NAME": "a", "名称": "a", "TEXT": "b", "文字": "b", "MODEL": "m", "COMMAND": "ask", "SHELL": "bash",
    "ID": "c", "FILE": "f",
  ]

  @Test(arguments: ["README.md", "SECURITY.md", "CONTRIBUTING.md"])
  func `What a page names, the parser knows`(_ page: String) throws { try check(page) }

  @Test func `What the pages in docs name, the parser knows`() throws {
    let pages = try FileManager.default.contentsOfDirectory(atPath: SourceFolder.path + "/docs")
    for page in pages where page.hasSuffix(".md") { try check("docs/" + page) }
  }

  private func check(_ page: String) throws {
    let text = try String(contentsOfFile: "\(SourceFolder.path)/\(page)", encoding: .utf8)
    for command in text.split(separator: "`") where command.hasPrefix("ctxchat ") {
      let words = command.split(separator: "|")[0].split(separator: " ").dropFirst()
        .map { Self.examples[String($0)] ?? String($0) }
      #expect(CommandNames.problem(in: words, of: Ctxchat.self) == nil, "\(page): \(command)")
      do {
        _ = try Ctxchat.parseAsRoot(LeadingOptions.moved(in: words, of: Ctxchat.self))
      } catch {
        let message = Ctxchat.fullMessage(for: error)
        let isNameOnly = message.contains("Missing expected argument")
        let isAnswer = Ctxchat.exitCode(for: error).isSuccess
        #expect(isNameOnly || isAnswer, "\(page): \(command): \(message)")
      }
    }
  }
}
