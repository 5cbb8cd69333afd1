import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

/// `/compare`.
@Suite struct ComparePanelTests {
  private static let id = Sample.manualTalk

  private static func turn(
    _ name: String, prompt: String = "question", _ reply: String,
    phase: TurnPhase = .ended(.complete)
  ) -> Turn {
    var turn = Sample.turn(name, prompt: prompt, reply: reply, phase: phase)
    turn.usage = phase.isEnded ? Usage(promptTokens: 10, completionTokens: 20) : nil
    turn.modelServed = "model-a"
    return turn
  }

  private static func side(
    _ number: Int, _ turns: Turn..., choice: Int = 0, isShown: Bool = false
  ) -> Comparison.Side {
    Comparison.Side(
      number: number, choice: choice, turns: turns.map { TurnView(turn: $0) }, isShown: isShown)
  }

  /// Two replies, the second of which is on screen.
  private static func comparison(
    _ left: String = "the **left** reply", _ right: String = "the right reply", count: Int = 2,
    phase: TurnPhase = .ended(.complete)
  ) -> Comparison {
    Comparison(
      conversation: id, count: count,
      sides: [
        side(2, turn("t2", left, phase: phase), isShown: true),
        side(1, turn("t1", right, phase: .ended(.stopped))),
      ])
  }

  private func opened(
    rows: Int = 30, columns: Int = 120, _ comparison: Comparison? = Self.comparison()
  ) -> TestApp {
    var app = TestApp.opened(
      rows: rows, columns: columns,
      turns: [
        TurnView(turn: Self.turn("t2", "the **left** reply"), alternatives: 2, alternative: 1)
      ])
    app.submit("/compare")
    if let comparison { app.receive(.comparison(comparison)) }
    return app
  }

  private func long(_ word: String, _ count: Int) -> String {
    (0..<count).map { "\(word) \($0)" }.joined(separator: "\n\n")
  }

  // MARK: Asking

  @Test func `It asks for two replies of the last turn, and waits`() {
    let app = opened(nil)
    #expect(app.commands == [.compare(Comparison.Request(Self.id))])
    #expect(app.panel[0].hasPrefix("Compare") && app.panel[0].hasSuffix("reading…"))
  }

  @Test(
    arguments: [
      ("/compare 1 3", 1, 3), ("/compare 3", nil, 3), ("/compare  2   1 ", 2, 1),
      ("/comp 2", nil, 2),
      ("/COMPARE", nil, nil),
    ] as [(String, Int?, Int?)])
  func `Numbers name them`(text: String, left: Int?, right: Int?) {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit(text)
    #expect(app.commands == [.compare(Comparison.Request(Self.id, left: left, right: right))])
  }

  @Test(arguments: ["/compare x", "/compare 1 2 3", "/compare 1-2", "/compare 1 b", "/compare 0.5"])
  func `Other words are refused, with what it takes`(text: String) {
    var app = TestApp.opened(turns: Sample.history(2))
    app.submit(text)
    #expect(app.commands.isEmpty && app.state.overlays.isEmpty)
    #expect(app.told.contains("/compare takes the numbers of one or two replies"))
  }

  @Test func `A key takes the focused turn`() {
    var app = TestApp.opened(turns: Sample.history(3))
    app.press("Tab", "Up", "Up", "=")
    #expect(app.commands == [.compare(Comparison.Request(Self.id, at: TurnID(rawValue: "t1")))])
  }

  @Test func `Without a turn, or with only one reply, it says so and what to do`() {
    var app = TestApp.opened()
    app.submit("/compare")
    #expect(app.commands.isEmpty && app.told.contains("No turn yet."))
    app = opened(Comparison(conversation: Self.id, count: 1))
    #expect(app.state.overlays.isEmpty && app.told.contains("/retry asks again"))
    app = opened(Comparison(conversation: Self.id, count: 3))
    #expect(app.state.overlays.isEmpty && app.told.contains("/compare 1 3"))
  }

  @Test func `An answer that comes after Esc opens nothing`() {
    var app = opened(nil)
    app.press("Esc")
    app.receive(.comparison(Self.comparison()))
    #expect(app.state.overlays.isEmpty)
    app.receive(.comparison(Comparison(conversation: Self.id, count: 1)))
    #expect(app.notice == nil)
  }

  // MARK: Looks

  @Test func `Side by side where there is room, each under its heading`() {
    let app = opened()
    let panel = app.panel
    #expect(panel[0].hasPrefix("Compare") && panel[0].hasSuffix("2 replies"))
    let heading = panel[1].split(separator: "│").map(String.init)
    #expect(heading[0].hasPrefix("› 2/2 · now · complete · 20 out · model-a"))
    #expect(heading[1].hasPrefix("   1/2 · now · stopped · 20 out · model-a"))
    let row = panel.first { $0.contains("the left reply") }
    #expect(row?.contains("│ the right reply") == true, "laid out as markdown, on the same row")
    #expect(!app.shows("**"))
    #expect(app.panel.last?.contains("Tab 1/2 · Enter go there · y copy · Esc close") == true)
  }

  @Test(arguments: [(24, 80), (10, 40), (24, 99), (12, 42)])
  func `Below a hundred columns one of them, and Tab shows the other`(rows: Int, columns: Int) {
    var app = opened(rows: rows, columns: columns)
    #expect(app.panel[0].hasPrefix("Compare  2/2 · now"))
    #expect(app.shows("the left reply") && !app.shows("the right reply"))
    app.press("Tab")
    #expect(app.panel[0].hasPrefix("Compare  1/2 · now"))
    #expect(app.shows("the right reply") && !app.shows("the left reply"))
    app.press("Shift+Tab")
    #expect(app.shows("the left reply"))
    #expect(app.panel.last?.hasPrefix("Tab 1/2") == true)
  }

  @Test(arguments: [100, 101, 120, 133, 200])
  func `Wide characters keep to their column`(columns: Int) {
    let text = String(repeating: "比较两个回复，看看哪一个更好。👍🏽 한국어 ", count: 20)
    let app = opened(columns: columns, Self.comparison(text, text))
    let width = (columns - 3) / 2
    let rows = app.panel.dropFirst(3).filter { $0.contains("比") }
    #expect(rows.count > 4)
    for row in rows {
      let left = row.prefix { $0 != "│" }
      #expect(CellWidth.of(String(left)) == width + 1, "\(row)")
      #expect(CellWidth.of(row) <= columns)
    }
  }

  @Test func `Control bytes of a reply do not reach the screen`() {
    let text = "a\u{1B}]0;title\u{07}b\u{1B}[2Jc\u{202E}d\u{9B}31m\r\u{08}e"
    var comparison = Self.comparison(text, text)
    var turn = Self.turn("t1", text)
    turn.modelServed = "m\u{1B}[31m\nx"
    comparison.sides[1] = Self.side(1, turn)
    for columns in [40, 120] {
      var app = opened(columns: columns, comparison)
      app.press("Tab")
      #expect(
        !app.text.unicodeScalars.contains {
          ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
        })
    }
  }

  @Test func `Branches are shown from the turn at which they part`() {
    let comparison = Comparison(
      conversation: Self.id, count: 2,
      sides: [
        Self.side(1, Self.turn("a", prompt: "first way", "A"), Self.turn("b", prompt: "more", "B")),
        Self.side(2, Self.turn("c", prompt: "second way", "C")),
      ])
    let app = opened(comparison)
    let row = app.panel.first { $0.contains("first way") }
    #expect(row?.contains("second way") == true)
    #expect(app.shows("more") && app.panel.contains { $0.hasPrefix("B") })
    #expect(!app.shows("more turns follow"))
  }

  @Test func `A branch that is longer than what was read says so`() {
    let side = Comparison.Side(
      number: 1, turns: [TurnView(turn: Self.turn("a", "A"))], hasMore: true)
    var comparison = Self.comparison()
    comparison.sides[1] = side
    #expect(opened(columns: 160, comparison).panel[1].hasSuffix("more turns follow"))
  }

  // MARK: Moving

  @Test func `Both scroll together, and a shorter one waits at its end`() {
    var app = opened(Self.comparison(long("left", 100), long("right", 30)))
    func tops() -> [String] {
      app.panel[2].split(separator: "│", omittingEmptySubsequences: false)
        .map { $0.trimmed }
    }
    #expect(app.panel.contains { $0.contains("left 1 ") && $0.hasSuffix("│ right 1") })
    app.press("PageDown")
    let row = app.panel.first { $0.contains("left 15 ") }
    #expect(row?.hasSuffix("│ right 15") == true)
    for _ in 0..<30 { app.press("PageDown") }
    #expect(app.shows("left 99") && app.shows("right 29"))
    app.press("Up")
    #expect(app.shows("right 29"))
    app.press("Ctrl+Home")
    #expect(app.panel.contains { $0.contains("left 1 ") && $0.hasSuffix("│ right 1") })
    #expect(tops()[0].contains("question"))
    app.press("Ctrl+End")
    #expect(app.shows("left 99") && app.shows("right 29"))
    app.press("PageUp")
    #expect(!app.shows("left 99"))
  }

  @Test func `In a narrow window the other reply comes at the same row`() {
    var app = opened(
      rows: 24, columns: 60, Self.comparison(long("left", 100), long("right", 100)))
    app.press("PageDown", "PageDown")
    let left = app.panel[2]
    app.press("Tab")
    #expect(app.panel[2].replacing("right", with: "left") == left)
  }

  @Test func `A resize keeps what is at the top`() {
    var app = opened(Self.comparison(long("left", 100), long("right", 100)))
    app.press("PageDown", "PageDown")
    let top = app.panel[2].prefix { $0 != "│" }.trimmed
    app.resize(24, 80)
    #expect(app.panel[1].trimmed == top || app.panel[2].trimmed == top)
    app.resize(30, 120)
    #expect(app.panel[2].prefix { $0 != "│" }.trimmed == top)
  }

  @Test func `n and p put another reply on the right, never the left one`() {
    var app = opened(Self.comparison(count: 4))
    func asked() -> [Int?] {
      app.commands.map { if case .compare(let request) = $0 { request.right } else { nil } }
    }
    app.press("n")
    #expect(asked() == [3])
    app.press("n", "Right")
    #expect(asked() == [4, 1])
    app.press("p", "Left")
    #expect(asked() == [4, 3])
    app.press("p")
    #expect(asked() == [1], "2 is on the left")
    guard case .compare(let request)? = app.commands.first else { return }
    #expect(request.left == 2 && request.turn == TurnID(rawValue: "t2"))
    app.receive(.comparison(Self.comparison(count: 4)))
    #expect(app.shows("another on the right"))
    var two = opened()
    two.press("n", "p", "Left", "Right")
    #expect(two.commands.isEmpty)
  }

  // MARK: What is done with them

  @Test func `y copies the reply that has the focus`() {
    var app = opened()
    app.press("y")
    #expect(app.effects == [.copy("the **left** reply", what: "the reply")])
    app.press("Tab", "y")
    #expect(app.effects == [.copy("the right reply", what: "the reply")])
  }

  @Test func `Enter goes to the branch that has the focus`() {
    var app = opened()
    app.press("Enter")
    #expect(app.commands.isEmpty && app.state.overlays.isEmpty)
    app = opened()
    app.press("Tab", "Enter")
    #expect(app.commands == [.showBranch(of: TurnID(rawValue: "t1"))])
  }

  @Test func `Enter on another choice of a turn chooses it`() {
    var turn = Self.turn("t2", "one")
    turn.choices.append(Choice(content: "two"))
    func told(isShown: Bool) -> Comparison {
      Comparison(
        conversation: Self.id, count: 2,
        sides: [
          Self.side(1, turn, isShown: isShown), Self.side(2, turn, choice: 1, isShown: isShown),
        ])
    }
    var app = opened(told(isShown: true))
    #expect(app.shows("one") && app.shows("two"))
    app.press("Tab", "Enter")
    #expect(app.commands == [.flipAlternative(turn.id, step: 1)])
    app = opened(told(isShown: false))
    app.press("Tab", "Enter")
    #expect(app.commands == [.flipAlternative(turn.id, step: 1), .showBranch(of: turn.id)])
  }

  @Test func `A reply that streams grows here, too`() {
    var app = opened(Self.comparison("so far", phase: .streaming))
    #expect(app.panel[1].contains("2/2 · now · in progress"))
    app.receive(
      .delta(
        TurnDelta(turn: TurnID(rawValue: "t2"), conversation: Self.id, content: ", and **on**")))
    #expect(app.shows("so far, and on") && app.shows("the right reply"))
    app.receive(turn: Self.turn("t2", "so far, and **on**, done"))
    #expect(app.shows("so far, and on, done") && app.panel[1].contains("2/2 · now · complete"))
    app.press("y")
    #expect(app.effects == [.copy("so far, and **on**, done", what: "the reply")])
    // A turn of elsewhere changes nothing.
    app.receive(turn: Self.turn("t9", "elsewhere"))
    #expect(app.panel[1].contains("complete"))
  }

  @Test func `Long replies are laid out where they are seen`() {
    var app = opened(Self.comparison(long("left *words*", 6000), long("right `words`", 6000)))
    app.press("Ctrl+End")
    #expect(app.shows("left words 5999") && app.shows("right words 5999"))
    app.press("Ctrl+Home")
    #expect(app.shows("left words 1"))
  }
}

extension TestApp {
  fileprivate var told: String { notice ?? "" }
}
