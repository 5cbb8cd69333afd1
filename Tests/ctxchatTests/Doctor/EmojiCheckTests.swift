import TerminalKit
import Testing

@testable import ctxchat

@Suite struct EmojiCheckTests {
  private func words(
    _ setting: EmojiSetting = .auto, terminal: String? = nil, widths: [EmojiForms: Int]? = nil,
    isMultiplexed: Bool = false, wasAsked: Bool = true
  ) -> String {
    EmojiCheck.words(
      for: EmojiDecision(
        setting, isMultiplexed: isMultiplexed,
        terminal: terminal.flatMap { TerminalIdentity(version: $0) }, widths: widths),
      wasAsked: wasAsked)
  }

  @Test func `What was decided is told with its reason`() {
    #expect(words(.whole).hasPrefix("whole, by \"emoji\""))
    #expect(words(.safe).hasPrefix("in their safe form, by"))
    #expect(words(isMultiplexed: true).contains("tmux"))
    #expect(words(wasAsked: false).contains("run once in this terminal"))
    #expect(words().contains("does not say its name"))
    #expect(words(terminal: "XTerm(379)", widths: [:]).contains("xterm 379 is not known"))
    #expect(words(terminal: "kitty(0.26.5)").contains("not been measured"))
    #expect(
      words(terminal: "foot(1.13.1)", widths: [.flag: 2, .tagFlag: 2])
        == "whole in foot 1.13.1, as it was measured: flags, flags of England, Scotland and Wales")
    #expect(
      words(terminal: "foot(1.13.1)", widths: [.flag: 1, .tagFlag: 8]).contains("other widths"))
  }
}
