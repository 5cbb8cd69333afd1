import Testing

@testable import TerminalKit

@Suite("Which emoji are drawn whole")
struct EmojiDecisionTests {
  private static func identity(_ text: String) -> TerminalIdentity? {
    TerminalIdentity(version: text)
  }

  @Test(
    "A terminal's answer to XTVERSION",
    arguments: [
      ("kitty(0.26.5)", "kitty 0.26.5"), ("Konsole 22.12.3", "konsole 22.12.3"),
      ("foot(1.13.1)", "foot 1.13.1"), ("XTerm(379)", "xterm 379"), ("tmux 3.3a", "tmux 3.3"),
      ("terminology 1.13.0", "terminology 1.13.0"), ("VTE(7600)", "vte 0.76.0"),
      ("ghostty 1.1.3-dev", "ghostty 1.1.3"), ("", nil), ("kitty", nil), ("(1)", nil),
      ("\u{1B}[31m 1", nil), ("a\tb 1", nil),
    ])
  func version(answer: String, identity: String?) {
    #expect(TerminalIdentity(version: answer)?.description == identity)
    if let identity { #expect(TerminalIdentity(description: identity)?.description == identity) }
  }

  @Test(
    "VTE before 0.72 is known by DA2 alone, others are not",
    arguments: [
      ([65, 7006, 1], "vte 0.70.6"), ([61, 7600, 1], "vte 0.76.0"), ([41, 379, 0], nil),
      ([1, 4000, 26], nil), ([0, 1100, 1], nil), ([1, 10, 0], nil), ([65, 7006], nil),
    ] as [([Int], String?)])
  func attributes(numbers: [Int], identity: String?) {
    #expect(TerminalIdentity(secondaryAttributes: numbers)?.description == identity)
  }

  /// What the terminals of Debian 12 said on 2026-11-29, and what pictures showed of it.
  @Test(
    "Table and measure have to agree",
    arguments: [
      ("kitty(0.26.5)", [2, 2, 2, 2, 2, 8, 2], [.variation, .keycap, .flag, .tone]),
      ("Konsole 22.12.3", [1, 1, 2, 2, 2, 2, 2], [.flag, .tagFlag, .joined, .recent]),
      ("foot(1.13.1)", [1, 1, 2, 2, 4, 8, 0], [.flag, .tagFlag]),
      ("VTE(7006)", [1, 1, 2, 2, 4, 8, 2], [.tagFlag, .recent]),
      ("terminology 1.13.0", [1, 2, 2, 8, 4, 8, 1], []),
      ("tmux 3.3a", [1, 1, 2, 2, 4, 2, 0], []),
      ("XTerm(379)", [1, 1, 2, 2, 4, 8, 1], []),
      // A later version that counts in another way, and one before the one that was looked at.
      ("kitty(0.43.0)", [2, 2, 2, 2, 4, 8, 2], [.variation, .keycap, .flag]),
      ("kitty(0.43.0)", [2, 2, 2, 2, 2, 2, 2], [.variation, .keycap, .flag, .tone]),
      ("kitty(0.26.4)", [2, 2, 2, 2, 2, 8, 2], []),
      ("foot(1.9.0)", [1, 1, 2, 2, 4, 8, 0], []),
    ] as [(String, [Int], EmojiForms)])
  func agreement(answer: String, columns: [Int], forms: EmojiForms) {
    let widths = Dictionary(uniqueKeysWithValues: zip(EmojiForms.each, columns))
    let terminal = Self.identity(answer)
    #expect(terminal != nil)
    func decision(_ setting: EmojiSetting, _ isMultiplexed: Bool = false) -> EmojiForms {
      EmojiDecision(setting, isMultiplexed: isMultiplexed, terminal: terminal, widths: widths).forms
    }
    #expect(decision(.auto) == forms)
    #expect(decision(.auto, true) == [])
    #expect(decision(.safe) == [])
    #expect(decision(.whole) == .all)
    #expect(
      EmojiDecision(.auto, isMultiplexed: false, terminal: terminal, widths: nil).forms == [])
  }

  @Test("The environment: never whole inside what counts columns by itself")
  func environment() {
    for inside in [
      ["TMUX": "/tmp/tmux-0/default,1,0"], ["STY": "1.pts"], ["TERM": "screen.xterm-256color"],
      ["TERM": "tmux-256color"], ["TERM": "dvtm-256color"], ["ZELLIJ": "0"],
    ] {
      let variables = ["TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"].merging(inside) { $1 }
      #expect(TerminalEnvironment(variables).isMultiplexed)
    }
    let kitty = TerminalEnvironment(["TERM": "xterm-kitty", "KITTY_WINDOW_ID": "7"])
    #expect(!kitty.isMultiplexed && kitty.isTelling)
    #expect(kitty == TerminalEnvironment(["TERM": "xterm-kitty", "KITTY_WINDOW_ID": "8"]))
    #expect(!TerminalEnvironment(["TERM": "xterm-256color"]).isTelling)
    #expect(!TerminalEnvironment(["TERM": "a\tb\nc"]).key.contains { $0 == "\t" || $0 == "\n" })
  }

  @Test("A record is read as it was written, and nothing else is")
  func record() {
    let records = [
      MeasuredTerminal(key: "TERM=foot", terminal: nil, widths: [:]),
      MeasuredTerminal(
        key: "TERM=xterm-kitty KITTY_WINDOW_ID",
        terminal: TerminalIdentity(name: "kitty", version: [0, 26, 5]),
        widths: [.flag: 2, .joined: 8]),
    ]
    for record in records { #expect(MeasuredTerminal(line: record.line) == record) }
    for line in [
      "", "\t\t", "a\tb\tc", "a\t-\tflag", "a\t-\tflag=x", "a\tkitty\t", "a\t-\tx=2", "a\t-",
    ] {
      #expect(MeasuredTerminal(line: line) == nil)
    }
  }
}
