import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// Past notices, the newest last.
enum NoticeLog {
  static func paragraphs(for state: AppState) -> [TextPanel.Paragraph] {
    let log = state.notices.log
    guard !log.isEmpty else {
      return [
        TextPanel.Paragraph(spans: [StyledSpan(localized("No notices yet."), state.theme.dim)])
      ]
    }
    return log.map { entry in
      let level = entry.notice.level
      let word = level.prefix
      return TextPanel.Paragraph(
        spans: [
          StyledSpan(
            Durations.moment(entry.date, now: state.now, offset: state.launch.utcOffset)
              .padded(to: 12), state.theme.dim),
          StyledSpan(word, state.theme.style(of: level)),
          StyledSpan(entry.notice.text.onOneLine),
        ], indent: 12)
    }
  }
}
