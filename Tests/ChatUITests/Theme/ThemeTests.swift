import ChatMarkdown
import ChatTranscript
import FoundationEssentials
import TerminalKit
import Testing

@testable import ChatUI

@Suite("Themes") struct ThemeTests {
  @Test("Without colours no theme has any", arguments: Theme.names)
  func monochrome(name: String) {
    var app = TestApp.opened(colors: 0, turns: Sample.history(2)) { $0.themeName = name }
    for key in ["Tab", "F2", "F4", "F8"] {
      app.press(key)
      let hasColor = app.frame.grid.cells.contains {
        $0.style.foreground != .standard || $0.style.background != .standard
      }
      #expect(!hasColor, "\(key)")
    }
  }

  @Test("The background chooses between dark and light")
  func background() {
    var app = TestApp.opened()
    #expect(app.state.theme.name == "standard")
    app.send(.terminal(.background(isDark: true)))
    #expect(app.state.theme.name == "dark")
    app.send(.terminal(.background(isDark: false)))
    #expect(app.state.theme.name == "light")
    app.send(.input(.reply(.color(selector: 11, red: 0, green: 0, blue: 0)), at: app.now))
    #expect(app.state.theme.name == "light")
  }

  @Test("A theme that was asked for stays, whatever the background")
  func chosen() {
    var app = TestApp.opened { $0.themeName = "dark" }
    app.send(.terminal(.background(isDark: false)))
    #expect(app.state.theme.name == "dark")
  }

  @Test("256 colours need a terminal that has them, and it is said when it has not")
  func manyColors() {
    #expect(Theme.named("256-dark", colors: 256, isDark: nil).name == "256-dark")
    #expect(Theme.named("256-light", colors: 16, isDark: nil).name == "light")
    var app = TestApp.opened(colors: 16)
    app.submit("/theme 256-dark")
    #expect(app.notice?.contains("has 16 colours") == true)
  }

  @Test("Themes for 16 colours use no others", arguments: ["standard", "dark", "light"])
  func sixteen(name: String) {
    let app = TestApp.opened(turns: Sample.history(2)) { $0.themeName = name }
    for cell in app.frame.grid.cells {
      #expect((cell.style.foreground.index ?? 0) < 16)
    }
  }

  @Test("The light theme has neither yellow nor a bright colour, wherever it looks")
  func light() {
    let theme = Theme.named("light", colors: 16, isDark: nil)
    let styles = [theme.warning, theme.badge, theme.match, theme.transcript.warning]
    for style in styles { #expect(style.foreground != .palette(3)) }
    for style in theme.transcript.markdown.tokens.values {
      #expect(style.foreground != .palette(3))
      #expect((style.foreground.index ?? 0) < 8)
    }
  }

  @Test("Where nobody knows the background, nothing is yellow or blue")
  func unknown() {
    let theme = Theme.named(nil, colors: 16, isDark: nil)
    let styles = [theme.warning, theme.badge, theme.match, theme.key, theme.transcript.warning]
    for style in styles + theme.transcript.markdown.tokens.values {
      #expect(style.foreground != .palette(3) && style.foreground != .palette(4))
    }
  }

  @Test("A change of theme reaches the transcript and the panes that were put away")
  func everywhere() {
    var app = TestApp.opened(turns: Sample.history(1))
    app.submit("/ctx use soon")
    app.submit("/theme dark")
    app.submit("/ctx use manual")
    let row = app.screen.firstIndex { $0.hasPrefix("› question 0") } ?? 0
    let theme = Theme.named("dark", colors: 16, isDark: nil)
    #expect(app.frame.grid[row, 2].style == theme.transcript.prompt)
  }

  @Test("A wrong name in the config is told at the start")
  func wrongName() {
    let app = TestApp { $0.themeName = "drak" }
    #expect(app.notice?.contains("did you mean “dark”") == true)
  }
}
