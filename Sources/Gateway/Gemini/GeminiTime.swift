import FoundationEssentials

/// Times and durations as Google writes them.
enum GeminiTime {
  /// A time such as `2026-11-29T12:00:00.250Z`.
  static func text(_ date: Date) -> String {
    date.formatted(
      .iso8601.year().month().day().timeZone(separator: .omitted).time(
        includingFractionalSeconds: true))
  }

  /// The time in a text, with up to nine digits behind the point and any offset; `nil` if it is none.
  static func date(_ text: String) -> Date? {
    guard let point = text.firstIndex(of: ".") else { return try? Date(text, strategy: .iso8601) }
    let digits = text[text.index(after: point)...].prefix { $0.isNumber }
    guard 1...9 ~= digits.count, let fraction = Double("0." + digits) else { return nil }
    let whole = text[..<point] + text[digits.endIndex...]
    return (try? Date(String(whole), strategy: .iso8601))?.addingTimeInterval(fraction)
  }

  /// Seconds in a text such as `600s` or `3.5s`; `nil` if they are none.
  static func seconds(_ text: String) -> Double? {
    let number = text.dropLast()
    guard text.hasSuffix("s"),
      number.utf8.allSatisfy({ 0x30...0x39 ~= $0 || $0 == 0x2E || $0 == 0x2D })
    else { return nil }
    return Double(number)
  }
}
