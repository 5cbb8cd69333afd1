import ChatModel
package import ChatTranscript
package import TerminalKit
import TextEditing

/// The styles of the whole screen. Every state is a word or a mark too, never a colour alone.
package struct Theme: Sendable, Hashable {
  /// The name after `/theme`.
  package var name: String
  /// The styles of turns and their text.
  package var transcript: TranscriptTheme
  /// The first row.
  package var header = Style.plain
  /// The label of the context in the first row.
  package var headerLabel = Style(attributes: .bold)
  /// The least important text: hints, figures, empty places.
  package var dim = Style(attributes: .dim)
  /// Lines between the parts of the screen.
  package var rule = Style(attributes: .dim)
  /// The mark before the first row of the composer.
  package var promptMark = Style(attributes: .bold)
  /// A paste that is shown as one word.
  package var folded = Style(attributes: .underline)
  /// Headings of panels, and sums.
  package var title = Style(attributes: .bold)
  /// Names of keys.
  package var key = Style(attributes: .bold)
  /// Laid over the row that Enter takes.
  package var selection = Style(attributes: .reverse)
  /// The style of characters that a filter matched.
  package var match = Style(attributes: .underline)
  /// Notices that only inform.
  package var info = Style.plain
  /// Warnings, and contexts that expire soon.
  package var warning = Style(attributes: .bold)
  /// Errors, and contexts that are gone.
  package var error = Style(attributes: [.bold, .underline])
  /// Contexts that are ready.
  package var good = Style.plain
  /// Replies that are streaming.
  package var live = Style.plain
  /// Counts that want to be seen, as of unread replies.
  package var badge = Style(attributes: .bold)
  /// The full part of a bar: what was cached, or the time that a context has left.
  package var barFull = Style.plain
  /// The rest of a bar.
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
