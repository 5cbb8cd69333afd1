import ChatModel
import FoundationEssentials
import Glibc
import Wording

/// Times and states as commands print them.
enum TimeText {
  /// `2026-01-31 09:05`, by the clock on the wall.
  static func minute(_ date: Date) -> String {
    var seconds = time_t(max(-1e11, min(1e11, date.timeIntervalSince1970)))
    var parts = tm()
    guard localtime_r(&seconds, &parts) != nil else { return "?" }
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + " \(two(parts.tm_hour)):\(two(parts.tm_min))"
  }

  /// The seconds by which the clock on the wall is ahead of UTC at a moment.
  static func utcOffset(at date: Date) -> Int {
    var seconds = time_t(max(-1e11, min(1e11, date.timeIntervalSince1970)))
    var parts = tm()
    return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
  }

  /// The lifetime of a context, in words.
  static func lifetime(_ context: CachedContext) -> String {
    if context.mode == .local { return localized("kept here, never expires") }
    if context.isEndless { return localized("never expires") }
    if let end = context.expiresAt { return localized("until \(minute(end)), used or not") }
    return context.ttl.map { localized("\(Durations.left($0)) after last use") }
      ?? localized("unknown")
  }

  /// The state in words, with what is left: `warm, 23h 59m left`.
  static func state(_ context: CachedContext, at now: Date) -> String {
    if let trashedAt = context.trashedAt {
      return localized("in the trash since \(minute(trashedAt))")
    }
    let state = context.state(at: now)
    switch state {
    case .warm, .expiring:
      guard let left = context.secondsLeft(at: now) else { return state.word }
      return localized("\(state.word), \(Durations.left(left)) left")
    case .expired, .lost, .unknown, .local: return state.word
    }
  }
}
