package import TerminalKit
package import TextEditing
import Wording

/// The terminal as it is known, the theme that follows from it, and how its rows are divided.
package struct Screen: Sendable {
  /// In cells.
  package private(set) var size: Size
  /// The theme that was chosen, in the colours that the terminal has.
  package private(set) var theme: Theme
  /// True while mouse reports are on.
  package private(set) var mouse: Bool
  /// True while the window has the focus, or the terminal does not tell.
  package private(set) var isFocused = true
  /// The rectangles of the parts of the screen.
  package private(set) var layout: ScreenLayout
  /// The visible rows of the composer, as of the end of the last update.
  package private(set) var composer: EditorLayout
  private var colors: Int
  private var isDark: Bool?
  private var themeName: String?
  private let textColumns: Int

  init(_ launch: LaunchOptions) {
    size = launch.size
    colors = launch.colors
    isDark = launch.isDark
    themeName = launch.themeName
    textColumns = launch.textColumns
    mouse = launch.mouse
    theme = .named(launch.themeName, colors: launch.colors, isDark: launch.isDark)
      .with(textColumns: launch.textColumns)
    layout = ScreenLayout(size: launch.size, composerRows: 1, choiceRows: 0)
    composer = TextEditor().layout(width: 1, maxRows: 1, style: theme.editor)
  }

  mutating func resize(_ size: Size) { self.size = size }
  mutating func focus(_ isFocused: Bool) { self.isFocused = isFocused }
  mutating func setMouse(_ isOn: Bool) { mouse = isOn }

  /// Changes the theme to what is known of the terminal now.
  mutating func learn(_ fact: TerminalFact) {
    switch fact {
    case .background(let isDark): self.isDark = isDark
    case .colors(let colors): self.colors = colors
    }
    applyTheme()
  }

  /// False if there is no theme of this name.
  mutating func choose(theme name: String) -> Bool {
    guard Theme.names.contains(name) else { return false }
    themeName = name
    applyTheme()
    return true
  }

  mutating func chooseNextTheme() {
    let index = Theme.names.firstIndex(of: themeName ?? Theme.names[0]) ?? 0
    themeName = Theme.names[(index + 1) % Theme.names.count]
    applyTheme()
  }

  /// The theme in use, as a sentence.
  var themeWords: String {
    let asked = themeName ?? theme.name
    return asked == theme.name || asked == "auto"
      ? localized("Theme \(asked).")
      : localized("Theme \(asked), shown as \(theme.name): the terminal has \(colors) colours.")
  }

  /// Divides the rows between the transcript and what is below it.
  mutating func divide(composer: EditorLayout, choiceRows: Int) {
    self.composer = composer
    layout = ScreenLayout(
      size: size, composerRows: composer.rows.count, choiceRows: choiceRows)
  }

  private mutating func applyTheme() {
    theme = .named(themeName, colors: colors, isDark: isDark).with(textColumns: textColumns)
  }
}
