import ChatModel
import ChatTranscript
import FoundationEssentials
import Wording

// Spans of time as only the screen shows them.
extension Durations {
  /// A duration: 4.2 s, 1m 12s.
  static func elapsed(_ seconds: Double) -> String {
    let seconds = max(0, min(seconds, 1e9))
    if seconds < 10 { return localized("\(Figures.decimal(seconds, digits: 1)) s") }
    if seconds < 60 { return localized("\(Int(seconds)) s") }
    return left(Int(seconds))
  }

  /// The time since a moment, in one unit.
  static func ago(_ date: Date, now: Date) -> String {
    let interval = now.timeIntervalSince(date)
    let seconds = interval.isFinite ? Int(max(0, min(interval, 1e10))) : 0
    switch seconds {
    case ..<60: return localized("now")
    case ..<3600: return localized("\(seconds / 60) min ago")
    case ..<86_400: return localized("\(seconds / 3600) h ago")
    case ..<172_800: return localized("yesterday")
    default: return localized("\(seconds / 86_400) days ago")
    }
  }

  /// When something was: of the present day by the clock on the wall, else how long ago.
  ///
  /// - Parameter offset: The seconds by which that clock is ahead of UTC.
  static func moment(_ date: Date, now: Date, offset: Int) -> String {
    let (then, present) = (wallSeconds(date, offset), wallSeconds(now, offset))
    guard then / 86_400 == present / 86_400 else { return ago(date, now: now) }
    let parts = [then / 3600 % 24, then / 60 % 60, then % 60]
    return parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  private static func wallSeconds(_ date: Date, _ offset: Int) -> Int {
    let seconds = date.timeIntervalSince1970
    return seconds.isFinite ? max(0, Int(max(0, min(seconds, 1e11))) + offset) : 0
  }
}
