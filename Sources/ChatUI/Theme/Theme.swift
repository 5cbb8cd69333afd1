import ChatModel
package import ChatTranscript
package import TerminalKit
import TextEditing

/// The styles of the whole screen. Every state is a word or a mark too, never a colour alone.
package struct Theme: Sendable, Hashable {
  /// The name after `/theme`.
  package var name: String
  package var transcript: TranscriptTheme
  package var header = Style.plain
  package var headerLabel = Style(attributes: .bold)
  package var dim = Style(attributes: .dim)
  package var rule = Style(attributes: .dim)
  package var promptMark = Style(attributes: .bold)
  package var folded = Style(attributes: .underline)
  package var title = Style(attributes: .bold)
  package var key = Style(attributes: .bold)
  /// Laid over the row that Enter takes.
  package var selection = Style(attributes: .reverse)
  /// The style of characters that a filter matched.
  package var match = Style(attributes: .underline)
  package var info = Style.plain
  package var warning = Style(attributes: .bold)
  package var error = Style(attributes: [.bold, .underline])
  package var good = Style.plain
  package var live = Style.plain
  package var badge = Style(attributes: .bold)
  package var barFull = Style.plain
  package var barEmpty = Style(attributes: .dim)

  init(name: String, transcript: TranscriptTheme) {
    self.name = name
    self.transcript = transcript
  }

  /// The same with running text so wide at most.
  func with(textColumns: Int) -> Theme {
    var theme = self
    theme.transcript.maxTextColumns = textColumns
    return theme
  }

  /// The styles of the composer's text.
  var editor: EditorStyle {
    EditorStyle(text: .plain, paste: folded, control: dim, selection: selection)
  }

  func style(of state: ContextState) -> Style {
    switch state {
    case .warm: good
    case .expiring: warning
    case .expired, .lost: error
    case .unknown, .local: dim
    }
  }

  func style(of level: Notice.Level) -> Style {
    switch level {
    case .info: info
    case .warning: warning
    case .error: error
    }
  }
}
