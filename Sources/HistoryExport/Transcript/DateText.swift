import FoundationEssentials
import Wording

/// Moments as exports write them: in UTC, so that the same history gives the same document
/// everywhere.
enum DateText {
  /// `2026-01-31 09:05 UTC`.
  static func minute(_ date: Date) -> String {
    let earliest = -62_135_596_800.0
    let latest = 253_402_300_799.0
    guard earliest...latest ~= date.timeIntervalSince1970 else {
      return localized("at an unknown time")
    }
    let text = date.formatted(
      Date.ISO8601FormatStyle(
        dateSeparator: .dash, dateTimeSeparator: .space, timeSeparator: .colon, timeZone: .gmt))
    return text.prefix(16) + " UTC"
  }
}
