import TerminalKit
import Testing

@testable import ChatUI

@Suite struct KeyOverridesTests {
  @Test(
    "What cannot be used is told with the name to blame",
    arguments: [
      (["sned": ["Enter"]], "sned", "did you mean “send”"),
      (["xyzzy": ["Enter"]], "xyzzy", "unknown action"),
      (["send": ["Ctrl+Wibble"]], "send", "is not a key"),
      (["send": ["a"]], "send", "that you type"),
      (["help": ["F5"], "quit": ["F5"]], "quit", "another action"),
    ])
  func problems(overrides: [String: [String]], name: String, words: String) {
    let problems = KeyOverrides(overrides).problems
    #expect(problems.count == 1)
    #expect(problems.first?.name == name)
    #expect(problems.first?.message.contains(words) == true, "\(problems)")
  }

  @Test("Plain letters may be bound where text is only read")
  func letters() {
    let overrides = KeyOverrides(["retry": ["a"]])
    #expect(overrides.problems.isEmpty)
    #expect(overrides.chords[.retry]?.map(\.description) == ["a"])
  }

  @Test("The good keys beside a bad one are kept")
  func partly() {
    let overrides = KeyOverrides(["send": ["nonsense!", "Ctrl+S"]])
    #expect(overrides.problems.count == 1)
    #expect(overrides.chords[.send]?.map(\.description) == ["Ctrl+S"])
  }

  @Test("The program starts and says what is wrong with the config's keys")
  func told() {
    let app = TestApp { $0.keyOverrides = ["sned": ["Enter"]] }
    #expect(app.notice?.contains("sned") == true)
    #expect(app.shows("sned"))
  }
}
