/// Lifetimes of contexts as people write them: `24h`, `7d`, `90m`, `3600`.
enum Lifetime {
  static let rule = "a lifetime is 1h to 7d, such as 24h, 90m, 3d or 3600 (seconds)."

  /// Seconds, when the server takes so many (3600 to 604800).
  static func seconds(_ text: String) -> Int? {
    let text = text.trimmed.lowercased()
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    let unit = text.last.flatMap { units[$0] }
    guard let count = Int(unit == nil ? text[...] : text.dropLast()), (0...604_800) ~= count
    else { return nil }
    let seconds = count * (unit ?? 1)
    return (3600...604_800) ~= seconds ? seconds : nil
  }
}
