import ArgumentParser
import ChatModel
import HistoryExport

/// What options with a form of their own say. An error is a usage error.
enum OptionParsing {
  private static let units: [Character: Int] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800,
  ]

  /// Seconds from `3600`, `90m`, `24h`, `7d`, `1w` or several of them in a row, such as `1d12h`.
  static func timeToLive(_ text: String) throws -> Int {
    var total = 0
    var digits = ""
    var hasUnit = false
    for character in text.lowercased() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let unit = units[character], let number = Int(digits) else { throw wrongTime(text) }
      let (seconds, overflow) = number.multipliedReportingOverflow(by: unit)
      let (sum, isTooMuch) = total.addingReportingOverflow(seconds)
      guard !overflow, !isTooMuch else { throw wrongTime(text) }
      total = sum
      digits = ""
      hasUnit = true
    }
    if digits.isEmpty, hasUnit { return total }
    guard !hasUnit, let seconds = Int(digits) else { throw wrongTime(text) }
    return seconds
  }

  private static func wrongTime(_ text: String) -> ValidationError {
    ValidationError("“\(text)” is no time to live. Give seconds, or 90m, 24h, 7d.")
  }

  /// A strategy from `last:TOKENS` or `rolling[:WINDOW[:STEP]]`.
  static func truncation(_ text: String) throws -> TruncationStrategy {
    let words = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = words.dropFirst().map { Int($0) }
    guard !numbers.contains(nil) else { throw wrongTruncation(text) }
    switch (words.first, numbers.count) {
    case ("last", 1): return .lastHistoryTokens(numbers[0] ?? 0)
    case ("rolling", 0...2):
      return .rollingTokens(
        maxWindow: numbers.first ?? nil, rollingWindow: numbers.count == 2 ? numbers[1] : nil)
    default: throw wrongTruncation(text)
    }
  }

  private static func wrongTruncation(_ text: String) -> ValidationError {
    ValidationError(
      "“\(text)” is no truncation. Give last:4096, or rolling:32768:4096 (window and step).")
  }

  /// A mode that can be asked for.
  static func mode(_ text: String) throws -> ContextMode {
    guard let mode = ContextMode(rawValue: text), mode != .unknown else {
      throw ValidationError("“\(text)” is no mode. There are session and common_prefix.")
    }
    return mode
  }

  /// A form of document, also by other names that people use for it.
  static func format(_ text: String) throws -> DocumentFormat {
    if let format = DocumentFormat(rawValue: text.lowercased()) { return format }
    if text.lowercased() == "markdown" { return .markdown }
    throw ValidationError("“\(text)” is no format. There are md, json and html.")
  }
}
