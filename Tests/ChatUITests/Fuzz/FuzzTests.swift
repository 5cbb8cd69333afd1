import ChatModel
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Whatever happens") struct FuzzTests {
  @Test(
    "Random keys, updates and sizes never trap, and every frame is sound",
    arguments: [1, 2, 3, 4, 5] as [UInt64])
  func random(seed: UInt64) {
    var app = TestApp.opened(turns: Sample.history(3))
    var events = RandomEvents(seed: seed)
    var count = 0
    while count < 10_000 {
      for event in events.next(app.state) {
        _ = update(&app.state, event)
        count += 1
      }
      if count.isMultiple(of: 37) { expectSound(app.state, "seed \(seed), event \(count)") }
    }
  }

  @Test("Every size from nothing to a wall is drawn, with every kind of overlay")
  func sizes() {
    let sizes = [0, 1, 2, 5, 9, 10, 11, 24, 39, 40, 41, 80, 200, 300]
    var apps = [TestApp.opened(turns: Sample.history(4)), TestApp()]
    for key in ["F1", "F2", "F3", "F4", "F8", "F9", "F10", "Ctrl+N", "Tab", "Ctrl+R"] {
      var app = TestApp.opened(turns: Sample.history(4))
      app.press(key)
      apps.append(app)
    }
    var typing = TestApp.opened()
    typing.type("/")
    apps.append(typing)
    for var app in apps {
      for columns in sizes {
        for rows in sizes where rows <= 100 {
          app.resize(rows, columns)
          expectSound(app.state, "\(rows)×\(columns)")
        }
      }
    }
  }

  @Test("Under the least size one line asks for more room", arguments: [(9, 80), (24, 39)])
  func tooSmall(rows: Int, columns: Int) {
    var app = TestApp.opened(turns: Sample.history(1))
    app.resize(rows, columns)
    #expect(app.text.trimmed.hasPrefix("40×10 needed"))
    #expect(app.screen.dropFirst().allSatisfy { $0.isEmpty })
    app.resize(10, 40)
    #expect(app.shows("answer 0") || app.shows("third one"))
  }
}
