import Testing

@testable import ChatUI

@Suite struct EnteredTextTests {
  @Test(
    "What a text is",
    arguments: [
      ("", EnteredText.empty), (" \n\t ", .empty), ("hello", .prompt("hello")),
      (" /help", .prompt(" /help")), ("//help", .prompt("/help")), ("///x", .prompt("//x")),
      ("/help", .command(.help, arguments: "")), ("/HELP", .command(.help, arguments: "")),
      ("/h", .command(.help, arguments: "")),
      ("/s", .ambiguous("s", ["set", "system", "search", "stop"])),
      ("/se", .ambiguous("se", ["set", "search"])), ("/set", .command(.set, arguments: "")),
      ("/ctx use  a b ", .command(.contexts, arguments: "use  a b")),
      ("/system two\nlines", .command(.system, arguments: "two\nlines")),
      ("/page-up", .action(.pageUp)), ("/scroll-t", .action(.scrollTop)),
      ("/quit ", .command(.quit, arguments: "")), ("/quit it", .excess("quit")),
      ("/", .unknown("", suggestion: "help")),
      ("/usr/bin/env", .unknown("usr/bin/env", suggestion: nil)),
      ("/qiut", .unknown("qiut", suggestion: "quit")),
    ])
  func reading(text: String, expected: EnteredText) {
    #expect(EnteredText(text) == expected)
  }

  @Test(
    "A prompt put back into the composer reads as the same prompt",
    arguments: [
      "plain", "/slash", "//two", " /x",
    ])
  func roundTrip(prompt: String) {
    #expect(EnteredText(EnteredText.composerText(for: prompt)) == .prompt(prompt))
  }

  @Test("Every command and every named action is reached by its own name")
  func names() {
    for command in SlashCommand.allCases {
      #expect(EnteredText("/\(command.rawValue)") == .command(command, arguments: ""))
    }
    for action in Action.commands where SlashCommand(rawValue: action.rawValue) == nil {
      #expect(EnteredText("/\(action.rawValue)") == .action(action))
    }
  }
}

@Suite struct SuggestionTests {
  @Test(
    "The nearest name within a third of the letters",
    arguments: [
      ("hepl", "help"), ("qit", "quit"), ("usagee", "usage"), ("zzzz", nil), ("", nil),
      ("tempreature", "temperature"),
    ])
  func nearest(word: String, expected: String?) {
    let names = ["help", "quit", "usage", "temperature"]
    #expect(Suggestion.nearest(to: word, among: names) == expected)
  }

  @Test("A very long word is no trouble")
  func long() {
    let word = String(repeating: "a", count: 100_000)
    #expect(Suggestion.nearest(to: word, among: ["help"]) == nil)
  }
}
