/// Lifetimes of contexts as people write them.
public enum TimeToLive {
  /// The range that servers accept (the API page, Create), in seconds.
  public static let allowed = 3600...604_800

  private static let units: [Character: Int] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800,
  ]

  /// Seconds from `3600`, `90m`, `24h`, `7d`, `1w` or several of them in a row, such as `1d12h`; `nil` for what
  /// is none of these. The range that servers accept is another question (``allowed``).
  public static func seconds(_ text: String) -> Int? {
    var total = 0
    var digits = ""
    var hasUnit = false
    for character in text.lowercased() {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let unit = units[character], let number = Int(digits) else { return nil }
      let (seconds, overflow) = number.multipliedReportingOverflow(by: unit)
      let (sum, isTooMuch) = total.addingReportingOverflow(seconds)
      guard !overflow, !isTooMuch else { return nil }
      total = sum
      digits = ""
      hasUnit = true
    }
    if digits.isEmpty { return hasUnit ? total : nil }
    return hasUnit ? nil : Int(digits)
  }

  /// A lifetime in whole units: `7d`, `36h`, `90m`, `100`.
  public static func text(_ seconds: Int) -> String {
    switch seconds {
    case _ where seconds % 86_400 == 0: "\(seconds / 86_400)d"
    case _ where seconds % 3600 == 0: "\(seconds / 3600)h"
    case _ where seconds % 60 == 0: "\(seconds / 60)m"
    default: "\(seconds)"
    }
  }
}
