import FoundationEssentials
import TerminalKit
import Testing
import TextEditing

@testable import ChatUI

@Suite("Screen")
struct ScreenStateTests {
  private func screen(_ configure: (inout LaunchOptions) -> Void = { _ in }) -> Screen {
    var launch = LaunchOptions(startDate: .start, size: Size(rows: 24, columns: 80), colors: 256)
    configure(&launch)
    return Screen(launch)
  }

  @Test("The theme follows what is learnt of the terminal")
  func learning() {
    var screen = screen()
    let before = screen.theme.name
    screen.learn(.background(isDark: false))
    let light = screen.theme.name
    #expect(light != before)
    screen.learn(.colors(0))
    #expect(screen.theme.name != light)
  }

  @Test("A theme is chosen by its name, or as the next one; an unknown one changes nothing")
  func choosing() {
    var screen = screen()
    for name in Theme.names {
      #expect(screen.choose(theme: name) == true)
      #expect(screen.themeWords.hasPrefix("Theme \(name)"))
    }
    let before = screen.themeWords
    #expect(!screen.choose(theme: "no such theme") && screen.themeWords == before)
    screen.chooseNextTheme()
    #expect(screen.themeWords.hasPrefix("Theme \(Theme.names[0])"))
  }

  @Test("The rows are divided by what the composer and the choices need")
  func dividing() {
    var screen = screen()
    let editor = TextEditor(text: "a\nb\nc")
    let rows = editor.layout(width: 40, maxRows: 5, style: screen.theme.editor)
    screen.divide(composer: rows, choiceRows: 2)
    #expect(screen.layout.composer.rows == 3 && screen.layout.choices.rows == 2)
    screen.resize(Size(rows: 4, columns: 80))
    screen.divide(composer: rows, choiceRows: 2)
    #expect(screen.layout.isTooSmall && screen.size.rows == 4)
  }

  @Test("The mouse and the focus are as they were told last")
  func flags() {
    var screen = screen { $0.mouse = true }
    #expect(screen.mouse && screen.isFocused)
    screen.setMouse(false)
    screen.focus(false)
    #expect(!screen.mouse && !screen.isFocused)
  }
}
