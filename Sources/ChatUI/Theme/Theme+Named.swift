import ChatTranscript
import TerminalKit

extension Theme {
  /// The names that `/theme` takes; `auto` goes by the terminal's background.
  package static let names = [
    "auto", "standard", "dark", "light", "256-dark", "256-light", "monochrome",
  ]

  /// A theme for what the terminal can do.
  ///
  /// - Parameters:
  ///   - name: One of ``names``; `nil` and `auto` choose by the background.
  ///   - colors: Colours of the terminal; none make every theme monochrome.
  ///   - isDark: Whether the background is dark, where it is known.
  package static func named(_ name: String?, colors: Int, isDark: Bool?) -> Theme {
    guard colors > 0, name != "monochrome" else { return monochrome }
    switch name {
    case "standard": return palette("standard", .standard)
    case "dark": return palette("dark", .dark)
    case "light": return palette("light", .light)
    case "256-dark": return colors >= 256 ? palette("256-dark", .dark256) : palette("dark", .dark)
    case "256-light":
      return colors >= 256 ? palette("256-light", .light256) : palette("light", .light)
    default: return automatic(isDark)
    }
  }

  private static func automatic(_ isDark: Bool?) -> Theme {
    switch isDark {
    case true?: palette("dark", .dark)
    case false?: palette("light", .light)
    case nil: palette("standard", .standard)
    }
  }

  /// Attributes only.
  static let monochrome = Theme(name: "monochrome", transcript: .monochrome)

  private static func palette(_ name: String, _ colors: ThemePalette) -> Theme {
    var theme = Theme(name: name, transcript: colors.recolored(.standard))
    func style(_ color: UInt8, _ attributes: Attributes = []) -> Style {
      Style(foreground: colors.color(color), attributes: attributes)
    }
    theme.headerLabel = style(6, .bold)
    theme.dim = colors.dim
    theme.rule = colors.dim
    theme.promptMark = style(6, .bold)
    theme.folded = style(5)
    theme.title = style(6, .bold)
    theme.key = style(6)
    theme.match = style(3, [.bold, .underline])
    theme.warning = style(3)
    theme.error = style(1, .bold)
    theme.good = style(2)
    theme.live = style(2)
    theme.badge = style(3, .bold)
    theme.barFull = style(2)
    theme.barEmpty = colors.dim
    if let selection = colors.selection { theme.selection = selection }
    return theme
  }
}
