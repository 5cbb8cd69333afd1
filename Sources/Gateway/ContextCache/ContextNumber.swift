import FoundationEssentials

/// Makes the ids of contexts, as the provider writes them: date, time and digits.
enum ContextNumber {
  /// A new id; nine digits, so that none comes twice.
  static func fresh(at date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: date)
    let stamp = [parts.month, parts.day, parts.hour, parts.minute, parts.second]
      .map { ($0 ?? 0) < 10 ? "0\($0 ?? 0)" : "\($0 ?? 0)" }.joined()
    return "ctx-\(parts.year ?? 0)\(stamp)-\(Int.random(in: 100_000_000...999_999_999))"
  }
}
