import ChatTranscript
import ChatUI
import Configuration

/// The style of Markdown on a terminal that is written to line by line: as on the screen.
struct PrintedLooks: Sendable {
  let theme: TranscriptTheme

  /// Columns of a terminal that does not say how many it has.
  static let standardColumns = 80

  /// - Parameters:
  ///   - environment: Its `NO_COLOR`, `COLORTERM` and `TERM` say which colours there are.
  ///   - configuration: Its theme and width of running text count here, too.
  init(environment: [String: String], _ configuration: Configuration) {
    let name = configuration.theme == "auto" ? nil : configuration.theme
    var theme = Theme.named(name, colors: Self.colors(environment), isDark: nil).transcript
    if let columns = configuration.textColumns { theme.maxTextColumns = columns }
    self.theme = theme
  }

  /// The looks on standard output; `nil` where a text stays as it is: in a pipe, in a file, and on a terminal
  /// that shows no looks, on which a heading without its marks would be lost.
  init?(_ setup: Setup, isRaw: Bool) {
    guard !isRaw, StandardStream.output.isStyled else { return nil }
    self.init(environment: setup.environment, setup.configuration)
  }

  private static func colors(_ environment: [String: String]) -> Int {
    func value(_ name: String) -> String { environment[name] ?? "" }
    if !value("NO_COLOR").isEmpty { return 0 }
    let term = value("TERM")
    let hasMany =
      !value("COLORTERM").isEmpty || term.contains("256color") || term.contains("direct")
    return hasMany ? 256 : 16
  }
}
