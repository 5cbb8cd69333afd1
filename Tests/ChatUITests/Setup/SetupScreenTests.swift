import Basics
import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite struct SetupScreenTests {
  private static func screen(
    rows: Int = 24, columns: Int = 80, draft: SetupDraft = SetupDraft()
  ) -> SetupScreen {
    SetupScreen(
      SetupFacts(path: "/home/u/.config/ctxchat/config.json", offersDemo: true), draft: draft,
      launch: LaunchOptions(
        startDate: Date(timeIntervalSince1970: 0), size: Size(rows: rows, columns: columns),
        colors: 0))
  }

  @discardableResult
  private static func press(_ keys: [Key], _ screen: inout SetupScreen) -> [SetupScreen.Effect] {
    keys.flatMap { screen.update(.input(.key(KeyPress($0)))) }
  }

  private static func text(_ screen: SetupScreen) -> [String] {
    let grid = view(screen).grid
    return (0..<grid.size.rows).map { grid.text(row: $0) }
  }

  /// At the question for the key.
  private static func atKey(rows: Int = 24, columns: Int = 80) -> SetupScreen {
    var screen = screen(rows: rows, columns: columns)
    press([.down, .enter, .enter], &screen)
    _ = screen.update(.input(.paste("https://h.example/v1\n")))
    let effects = press([.enter], &screen)
    guard case .run(_, let serial)? = effects.first else { return screen }
    _ = screen.update(.result(.address(.good(.context)), serial: serial))
    press([.enter], &screen)
    return screen
  }

  @Test(arguments: [(24, 80), (10, 40), (50, 200)])
  func `All three ways are there, at any size`(rows: Int, columns: Int) {
    let text = Self.text(Self.screen(rows: rows, columns: columns)).joined(separator: "\n")
    #expect(text.contains("› Try the demo"))
    #expect(text.contains("Connect an endpoint") && text.contains("A server on this machine"))
    #expect(text.contains("Enter continue"))
  }

  @Test func `A key is never on the screen`() {
    var screen = Self.atKey()
    Self.press("sk-1b7d".map { .character($0) }, &screen)
    _ = screen.update(.input(.paste("2e8a")))
    let text = Self.text(screen).joined(separator: "\n")
    #expect(text.contains("•••••••••••") && !text.contains("sk-") && !text.contains("2e8a"))
    let effects = Self.press([.enter], &screen)
    guard case .run(.listModels(let draft), _)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(draft.key.value == "sk-1b7d2e8a")
  }

  @Test func `What was typed is there again after Esc and Enter`() {
    var screen = Self.atKey()
    Self.press([.escape, .escape], &screen)
    #expect(screen.field.text == "https://h.example/v1")
    Self.press([.character("x"), .escape, .enter], &screen)
    #expect(screen.field.text == "https://h.example/v1x")
  }

  @Test func `Enter takes the row, typing the typed text, and a filter the best`() {
    var draft = SetupDraft()
    draft.baseURL = ""
    var screen = Self.screen(draft: draft)
    Self.press([.down, .enter, .down, .enter], &screen)
    #expect(screen.rows.first?.title == "https://api.openai.com/v1")
    Self.press([.down], &screen)
    #expect(screen.rows[screen.selected].title.contains("volces.com"))
    Self.press("http://h".map { .character($0) }, &screen)
    #expect(screen.rows[screen.selected].title == "http://h")
    #expect(screen.rows.count == 3)
    let models = TextQuestion(
      suggestions: ["qwen3:4b", "gemma", "qwen"].map { .init($0) }, filters: true)
    #expect(models.rows(for: "qwen").map(\.title) == ["qwen", "qwen3:4b"])
    #expect(models.rows(for: "QW").map(\.title) == ["qwen3:4b", "qwen", "QW"])
    #expect(models.rows(for: "other").map(\.title) == ["other"])
    #expect(models.rows(for: "  ").count == 3)
    #expect(TextQuestion().rows(for: "x").isEmpty)
  }

  @Test func `Esc gives up what is waited for, Ctrl+C leaves`() {
    var screen = Self.screen()
    let effects = Self.press([.down, .down, .enter], &screen)
    #expect(effects == [.run(.search, serial: 1)])
    #expect(Self.text(screen).contains { $0.hasPrefix("Looking for servers") })
    #expect(Self.press([.enter], &screen).isEmpty)
    #expect(Self.press([.escape], &screen) == [.cancel])
    #expect(Self.text(screen).contains { $0.hasPrefix("Welcome") })
    let end = screen.update(.input(.key(KeyPress(.character("c"), .control))))
    #expect(end == [.end(.left)])
  }

  @Test func `A long report scrolls in a small window, and the choices stay`() {
    var screen = Self.screen(rows: 10, columns: 40)
    Self.press([.down, .down, .enter], &screen)
    let missing = (1...12).map { "server \($0) (port \($0))" }
    _ = screen.update(.result(.servers([], missing: missing), serial: 1))
    let first = Self.text(screen)
    #expect(first.contains { $0.contains("server 1 ") })
    #expect(first.contains { $0.contains("Search again") })
    for _ in 0..<20 { Self.press([.pageDown], &screen) }
    let last = Self.text(screen)
    #expect(last.contains { $0.contains("(port 12)") })
    #expect(last.contains { $0.contains("Search again") })
  }

  @Test func `The mouse chooses, and opens what is chosen`() {
    var screen = Self.screen()
    let row = Self.text(screen).firstIndex { $0.contains("A server on") } ?? 0
    func click() -> [SetupScreen.Effect] {
      screen.update(
        .input(.mouse(MouseEvent(action: .press(button: 1), position: Point(row: row, column: 5)))))
    }
    #expect(click().isEmpty)
    #expect(click() == [.run(.search, serial: 1)])
  }

  @Test(arguments: [(9, 40), (10, 39), (1, 1), (0, 0)])
  func `Without room it says so and does not fail`(rows: Int, columns: Int) {
    var screen = Self.atKey()
    _ = screen.update(.resized(Size(rows: rows, columns: columns)))
    _ = view(screen)
    _ = screen.update(.resized(Size(rows: 24, columns: 80)))
    #expect(Self.text(screen).contains { $0.contains("Type or paste the key") })
  }

  @Test func `No answer of any length or kind leaves the screen`() {
    var random = SplitMix(seed: 14)
    let keys: [Key] = [
      .enter, .escape, .up, .down, .pageUp, .pageDown, .tab, .backspace, .delete, .home,
      .character("x"), .character("1"), .character("密"), .left, .right,
    ]
    let results: [SetupResult] = [
      .servers(
        [LocalServer(name: "n\u{1B}[31m", baseURL: "u", models: ["m", "n"])], missing: ["x"]),
      .address(.good(.chat)), .address(.insecure), .address(.wrong("w\u{7}")), .models(["a", "b"]),
      .models([]), .tested([SetupFinding(.bad, "no", place: .model)]), .saved,
      .tested([SetupFinding(.good, "yes")]),
      .notSaved(SetupFinding(.bad, "full"), canSetAside: true),
    ]
    for _ in 0..<40 {
      var screen = Self.screen(rows: 10, columns: 40)
      var serial = 0
      for _ in 0..<120 {
        let event: SetupScreen.Event =
          Bool.random(using: &random) || serial == 0
          ? .input(.key(KeyPress(keys.randomElement(using: &random) ?? .enter)))
          : .result(results.randomElement(using: &random) ?? .saved, serial: serial)
        for case .run(_, let number) in screen.update(event) { serial = number }
        let frame = view(screen)
        #expect(frame.grid.size == Size(rows: 10, columns: 40))
        if screen.flow.end != nil { break }
      }
    }
  }
}
