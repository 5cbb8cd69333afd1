import FoundationEssentials

/// Dates of an archive: `2026-01-31T09:05:12.25Z`. A date that no such text gives back exactly is written as seconds
/// since 2001-01-01 00:00 UTC, as all were in version 1.
enum ArchiveDate {
  static func encode(_ date: Date, to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let text = text(date) {
      try container.encode(text)
    } else {
      try container.encode(date.timeIntervalSinceReferenceDate)
    }
  }

  static func decode(from decoder: any Decoder) throws -> Date {
    let container = try decoder.singleValueContainer()
    if let seconds = try? container.decode(Double.self) {
      return Date(timeIntervalSinceReferenceDate: seconds)
    }
    guard let date = date(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not an ISO 8601 date")
    }
    return date
  }

  /// The shortest text that gives the date back; `nil` if there is none.
  static func text(_ date: Date) -> String? {
    let seconds = date.timeIntervalSinceReferenceDate
    guard seconds.isFinite, abs(seconds) < 1e11 else { return nil }
    let whole = seconds.rounded(.down)
    let head = Date(timeIntervalSinceReferenceDate: whole)
      .formatted(Date.ISO8601FormatStyle(timeZone: .gmt))
    guard head.hasSuffix("Z"), head.utf8.count == 20 else { return nil }
    for digits in [0, 1, 2, 3, 6, 7, 9, 10, 11, 12] {
      let text = head.dropLast() + decimals(of: seconds - whole, digits) + "Z"
      if self.date(String(text)) == date { return String(text) }
    }
    return nil
  }

  private static func decimals(of fraction: Double, _ digits: Int) -> String {
    guard digits > 0 else { return "" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let number = String(Int(min((fraction * scale).rounded(), scale - 1)))
    return "." + String(repeating: "0", count: digits - number.count) + number
  }

  /// The date of a text, also in another zone and with any number of decimals.
  static func date(_ text: String) -> Date? {
    guard let point = text.firstIndex(where: { $0 == "." || $0 == "," }) else { return whole(text) }
    let decimals = text[text.index(after: point)...].prefix { $0.isASCII && $0.isNumber }
    guard !decimals.isEmpty, let fraction = Double("0." + decimals),
      let date = whole(String(text[..<point]) + text[decimals.endIndex...])
    else { return nil }
    return Date(timeIntervalSinceReferenceDate: date.timeIntervalSinceReferenceDate + fraction)
  }

  private static func whole(_ text: String) -> Date? {
    try? Date(text, strategy: .iso8601)
  }
}
