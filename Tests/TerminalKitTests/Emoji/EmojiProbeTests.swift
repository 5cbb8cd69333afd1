import Testing

@testable import TerminalKit

@Suite("Finding out what a terminal draws")
struct EmojiProbeTests {
  private let environment = TerminalEnvironment(["TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"])
  private let forms: [EmojiForms] = [.variation, .keycap, .flag, .tone]
  private let attributes = TerminalReply.primaryDeviceAttributes([62])
  private let kitty = TerminalReply.version("kitty(0.26.5)")

  private func place(_ column: Int, row: Int = 23) -> TerminalReply {
    .cursorPosition(Point(row: row, column: column))
  }

  /// A probe that has measured, and what it answered last.
  private func measured(_ widths: [Int]) -> (probe: EmojiProbe, last: EmojiProbe.Step) {
    var probe = EmojiProbe(.auto, environment, remembered: [])
    #expect(probe.asks)
    #expect(probe.answered(kitty) == .nothing)
    #expect(probe.answered(attributes) == .measure(forms))
    probe.measures(inRow: 23)
    var last = EmojiProbe.Step.nothing
    for (index, width) in widths.enumerated() {
      #expect(probe.awaited == 4 - index)
      last = probe.answered(place(width))
    }
    #expect(probe.awaited == 0)
    return (probe, last)
  }

  @Test("Asked, measured, decided, remembered")
  func measuring() throws {
    let (probe, last) = measured([2, 2, 2, 2])
    #expect(last == .redraw)
    #expect(probe.decision.forms == EmojiForms(forms))
    let found = try #require(probe.found)
    #expect(found.terminal?.description == "kitty 0.26.5")

    // The next start draws whole at once, and measures nothing.
    var next = EmojiProbe(.auto, environment, remembered: [found])
    #expect(next.decision.forms == EmojiForms(forms))
    #expect(next.answered(kitty) == .nothing)
    #expect(next.answered(attributes) == .nothing)
    #expect(next.decision.forms == EmojiForms(forms) && next.found == nil)
  }

  @Test("A measure that differs is the safe form")
  func disagreement() {
    let (probe, last) = measured([1, 1, 2, 4])
    #expect(last == .redraw)
    #expect(probe.decision.forms == .flag)
    #expect(measured([1, 1, 4, 4]).last == .nothing)
  }

  @Test("Another terminal behind the same environment: safe, and measured again")
  func changed() {
    let record = measured([2, 2, 2, 2]).probe.found
    for answer in ["kitty(0.27.0)", "Konsole 22.12.3"] {
      var probe = EmojiProbe(.auto, environment, remembered: [record].compactMap(\.self))
      _ = probe.answered(.version(answer))
      guard case .measure = probe.answered(attributes) else {
        Issue.record("\(answer) is not measured")
        continue
      }
    }
    for answer in [TerminalReply.version("XTerm(379)"), .secondaryDeviceAttributes([0, 1100, 1])] {
      var probe = EmojiProbe(.auto, environment, remembered: [record].compactMap(\.self))
      _ = probe.answered(answer)
      #expect(probe.answered(attributes) == .redraw)
      #expect(probe.decision.forms == [] && probe.found?.widths == [:])
    }
  }

  @Test("An environment that many terminals have is not believed before the terminal spoke")
  func generic() {
    let environment = TerminalEnvironment(["TERM": "xterm-256color"])
    let record = MeasuredTerminal(
      key: environment.key, terminal: TerminalIdentity(name: "konsole", version: [22, 12, 3]),
      widths: [.flag: 2, .tagFlag: 2, .joined: 2, .recent: 2])
    var probe = EmojiProbe(.auto, environment, remembered: [record])
    #expect(probe.decision.forms == [])
    _ = probe.answered(.version("Konsole 22.12.3"))
    #expect(probe.answered(attributes) == .redraw)
    #expect(probe.decision.forms == [.flag, .tagFlag, .joined, .recent] && probe.found == nil)

    // What a later version of ours draws whole as well is measured again.
    let older = MeasuredTerminal(key: record.key, terminal: record.terminal, widths: [.flag: 2])
    var again = EmojiProbe(.auto, environment, remembered: [older])
    _ = again.answered(.version("Konsole 22.12.3"))
    #expect(again.answered(attributes) == .measure([.flag, .tagFlag, .joined, .recent]))
  }

  @Test("A window that changes while it is measured is measured at the next start")
  func resized() {
    var probe = EmojiProbe(.auto, environment, remembered: [])
    _ = probe.answered(kitty)
    _ = probe.answered(attributes)
    probe.measures(inRow: 23)
    _ = probe.answered(place(2))
    #expect(probe.answered(place(2, row: 11)) == .nothing)
    #expect(probe.awaited == 0 && probe.found == nil && probe.decision.forms == [])
    for _ in 0..<4 { #expect(probe.answered(place(2)) == .nothing) }
  }

  @Test("Nothing is asked where the answer is known", arguments: [EmojiSetting.whole, .safe])
  func settings(setting: EmojiSetting) {
    var probe = EmojiProbe(setting, environment, remembered: [])
    #expect(!probe.asks)
    #expect(probe.decision.forms == (setting == .whole ? .all : []))
    _ = probe.answered(kitty)
    #expect(probe.answered(attributes) == .nothing)
    #expect(!EmojiProbe(.auto, TerminalEnvironment(["TMUX": "x"]), remembered: []).asks)
  }

  @Test("Answers that nobody asked for change nothing")
  func strays() {
    var probe = EmojiProbe(.auto, environment, remembered: [])
    for reply in [place(2), .mode(2026, state: 2), .keyboardFlags(0)] {
      #expect(probe.answered(reply) == .nothing)
    }
    #expect(probe.asks)
  }
}
