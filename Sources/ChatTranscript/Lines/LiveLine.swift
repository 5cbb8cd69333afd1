import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// The one row under a turn in flight that shows its state.
enum LiveLine {
  /// The state at a moment; `nil` says it in words that stay true while the reader looks elsewhere.
  static func line(of turn: Turn, now: Date?, in context: LayoutContext) -> StyledLine {
    let style = turn.phase == .queued ? context.theme.dim : context.theme.live
    let text = "• " + (now.map { words(for: turn, now: $0) } ?? lastingWords(for: turn))
    return StyledLine(singleRow(text, width: context.width), style)
  }

  private static func words(for turn: Turn, now: Date) -> String {
    switch turn.phase {
    case .queued: localized("queued")
    case .sending where turn.reply.isEmpty:
      localized(
        """
        waiting for the first token… \
        \(clock(from: turn.timings.sentAt ?? turn.timings.createdAt, to: now))
        """)
    case .waiting(let until, let reason):
      localized("retrying in \(clock(from: now, to: until, upwards: true)): \(reason)")
    case .sending, .streaming:
      localized(
        "streaming, \(clock(from: turn.timings.firstTokenAt ?? turn.timings.createdAt, to: now))")
    case .stopping: localized("stopping…")
    case .ended: ""
    }
  }

  private static func lastingWords(for turn: Turn) -> String {
    switch turn.phase {
    case .queued: localized("queued")
    case .waiting(_, let reason): localized("will retry: \(reason)")
    case .sending, .streaming, .stopping: localized("continues below")
    case .ended: ""
    }
  }

  private static func clock(from start: Date, to end: Date, upwards: Bool = false) -> String {
    let seconds = end.timeIntervalSince(start)
    guard seconds.isFinite else { return "?" }
    let whole = max(0, min(seconds, 1e9)).rounded(upwards ? .up : .down)
    return Figures.clock(Int(whole))
  }

  private static func singleRow(_ text: String, width: Int) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return TextWrap.truncate(line, width: width)
  }
}
