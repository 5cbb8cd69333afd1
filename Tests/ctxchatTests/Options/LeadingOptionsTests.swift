import ArgumentParser
import Testing

@testable import ctxchat

@Suite struct LeadingOptionsTests {
  @Test(arguments: [
    ("--config f contexts list", "contexts list --config f"),
    ("--config=f --demo contexts list --json", "contexts list --config=f --demo --json"),
    ("contexts --demo list", "contexts list --demo"),
    ("--verbose contexts --demo show guide", "contexts show --verbose --demo guide"),
    ("--model m ask contexts", "ask --model m contexts"),
    ("ask --demo list", "ask --demo list"),
    ("--demo ctx ls", "ctx ls --demo"), ("--demo config check", "config check --demo"),
    ("--demo", "--demo"), ("--config contexts list", "--config contexts list"),
    ("--demo --context guide", "--demo --context guide"), ("--config", "--config"),
    ("--demo --help", "--demo --help"), ("--version", "--version"), ("", ""),
    ("--nonsense contexts list", "--nonsense contexts list"),
  ])
  func `Global options go behind the names of the command`(given: String, moved: String) {
    #expect(
      LeadingOptions.moved(in: given.words, of: Ctxchat.self) == moved.words)
  }

  @Test(arguments: [
    "--config f", "--data-dir d", "--profile p", "--base-url u", "--api chat",
    "--model m", "--demo", "--verbose", "--language en",
  ])
  func `Every global option is one of the parser's, and is moved`(option: String) throws {
    _ = try GlobalOptions.parse(option.words)
    let command = try Ctxchat.parseAsRoot(
      LeadingOptions.moved(in: option.words + ["contexts", "list"], of: Ctxchat.self))
    #expect(command is ContextsList)
  }

  @Test func `No global option is forgotten`() {
    let listed = GlobalOptions.helpMessage().split(whereSeparator: \.isWhitespace)
      .filter { $0.hasPrefix("--") }
    #expect(Set(listed).subtracting(["--help"]).count == 9, "\(Set(listed))")
  }
}

extension String {
  fileprivate var words: [String] { split(separator: " ").map(String.init) }
}
