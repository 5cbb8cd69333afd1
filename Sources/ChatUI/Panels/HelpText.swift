import TerminalKit
import Wording

/// The help, made from the real key map and command list.
enum HelpText {
  static let title = localized("Help")

  static func paragraphs(for state: AppState) -> [TextPanel.Paragraph] {
    let name = "\(state.launch.appName) \(state.launch.version)".trimmed
    var paragraphs = [
      text(
        localized(
          "\(name): each conversation is pinned to one context that the server keeps in its cache. \(state.keymap.hint(.contexts)) switches contexts while replies keep streaming."
        )),
      blank,
    ]
    for context in order {
      paragraphs.append(heading(context.title, state.theme))
      paragraphs += ActionInfo.all.filter { $0.context == context }.map { keys($0, state) }
      paragraphs.append(blank)
    }
    paragraphs.append(heading(localized("Commands"), state.theme))
    paragraphs += SlashCommand.allCases.map { command($0, state.theme) }
    paragraphs.append(
      text(
        localized(
          "A unique prefix is enough. Every action name is also a command. //text sends text that starts with a slash."
        )))
    return paragraphs
  }

  /// In the order in which a newcomer needs them.
  private static let order: [KeyContext] = [
    .composer, .global, .menu, .transcript, .comparing, .editing, .panel, .historySearch,
  ]
  private static let keyColumns = 28
  private static let nameColumn = 84

  private static let blank = TextPanel.Paragraph(spans: [])

  private static func text(_ words: String) -> TextPanel.Paragraph {
    TextPanel.Paragraph(spans: [StyledSpan(words)])
  }

  private static func heading(_ words: String, _ theme: Theme) -> TextPanel.Paragraph {
    TextPanel.Paragraph(spans: [StyledSpan(words, theme.title)], isHeading: true)
  }

  private static func keys(_ info: ActionInfo, _ state: AppState) -> TextPanel.Paragraph {
    let chords = state.keymap.chords(for: info.action).map(\.description)
    let keys = chords.isEmpty ? localized("no key") : chords.joined(separator: localized(", "))
    let columns = state.size.columns
    let isNarrow = columns < 72
    let indent = isNarrow ? 4 : keyColumns
    let head = isNarrow ? "  \(keys)\n" : head(keys)
    // The name has a column of its own, or a row: nothing breaks it.
    let end = indent + CellWidth.of(info.summary)
    let room = columns - end - CellWidth.of(info.action.rawValue)
    let gap =
      room < 2
      ? "\n" : String(repeating: " ", count: isNarrow ? 2 : max(2, min(room, nameColumn - end)))
    return TextPanel.Paragraph(
      spans: [
        StyledSpan(head, state.theme.key), StyledSpan(info.summary),
        StyledSpan(gap + info.action.rawValue, state.theme.dim),
      ], indent: indent)
  }

  /// The first column; what is wider than it has a row to itself.
  private static func head(_ text: String) -> String {
    "  "
      + (CellWidth.of(text) > keyColumns - 4 ? text + "\n" : text.padded(to: keyColumns - 4) + "  ")
  }

  private static func command(_ command: SlashCommand, _ theme: Theme) -> TextPanel.Paragraph {
    let usage = "/\(command.rawValue) \(command.arguments)".trimmed
    return TextPanel.Paragraph(
      spans: [StyledSpan(head(usage), theme.key), StyledSpan(command.summary)]
        + command.aliases.map { StyledSpan("  " + $0, theme.dim) }, indent: keyColumns)
  }
}
