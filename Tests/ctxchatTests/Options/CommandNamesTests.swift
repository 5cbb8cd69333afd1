import Testing

@testable import ctxchat

@Suite struct CommandNamesTests {
  @Test(arguments: [
    (
      "contxts list",
      "Unknown command “contxts”; did you mean “contexts”? `ctxchat --help` lists them."
    ),
    ("--demo zzz", "Unknown command “zzz”. `ctxchat --help` lists them."),
    (
      "ctx --demo lst",
      "Unknown command “lst”; did you mean “list”? `ctxchat contexts --help` lists them."
    ),
  ])
  func `A word that names no command is reported, with the one that was meant`(
    given: String, problem: String
  ) {
    #expect(CommandNames.problem(in: words(given), of: Ctxchat.self) == problem)
  }

  @Test(arguments: [
    "", "--demo", "--demo --context guide", "ask what now", "ctx ls", "config check",
    "--demo config path", "contexts", "help ask",
    "--help",
    "contexts --help", "history search lst", "--nonsense x",
  ])
  func `What the parser knows is left to it`(given: String) {
    #expect(CommandNames.problem(in: words(given), of: Ctxchat.self) == nil)
  }

  private func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
