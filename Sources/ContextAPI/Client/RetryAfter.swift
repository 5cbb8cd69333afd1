import Basics
import FoundationEssentials
import HTTPStream

/// The wait that a server asks for.
enum RetryAfter {
  /// Seconds by `retry-after-ms` or `Retry-After` (RFC 9110, section 10.2.3): a number, or a date,
  /// which is read against the response's own `Date` so that a wrong clock here does no harm. Where the server sends
  /// none, it is read against the clock here; a date that is over by that says nothing.
  ///
  /// - Parameter clock: The seconds since 1970 by the clock here.
  static func seconds(
    in headers: [HTTPHeader], clock: () -> Double = { WallClock.now.timeIntervalSince1970 }
  ) -> Double? {
    if let text = headers[field: "retry-after-ms"], let milliseconds = number(text) {
      return milliseconds / 1000
    }
    guard let text = headers[field: "Retry-After"] else { return nil }
    if let seconds = number(text) { return seconds }
    guard let until = HTTPDate.seconds(text) else { return nil }
    if let now = headers[field: "Date"].flatMap(HTTPDate.seconds) {
      return Double(max(0, until - now))
    }
    let left = Double(until) - clock()
    return left >= 0 ? left.rounded(.up) : nil
  }

  private static func number(_ text: String) -> Double? {
    guard let value = Double(text), value.isFinite, value >= 0 else { return nil }
    return value
  }
}

/// Dates as HTTP writes them: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
enum HTTPDate {
  /// Seconds since 1970; `nil` for anything else.
  static func seconds(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), 1...31 ~= day,
      let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
      1970...9999 ~= year, let time = clock(words[4])
    else { return nil }
    return days(year: year, month: month + 1, day: day) * 86400 + time
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func clock(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3, 0..<24 ~= parts[0], 0..<60 ~= parts[1], 0...60 ~= parts[2] else {
      return nil
    }
    return parts[0] * 3600 + parts[1] * 60 + parts[2]
  }

  /// Days since 1970-01-01 in the Gregorian calendar; the year is taken to begin in March, so that
  /// the leap day comes last.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month > 2 ? year : year - 1
    let m = month > 2 ? month - 3 : month + 9
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468
  }
}
