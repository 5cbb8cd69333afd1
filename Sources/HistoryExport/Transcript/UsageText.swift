import ChatModel
import Wording

/// Token counts in words.
enum UsageText {
  /// `1,234 in (56 % cached), 78 out`; what the server did not say is left out.
  static func line(_ usage: Usage) -> String {
    let share = usage.cachedShare.map { localized(" (\(Count.percent($0)) cached)") } ?? ""
    let input = usage.promptTokens.map { localized("\(Count.text($0)) in\(share)") }
    guard let input, let output = usage.outputWords() else {
      return input ?? usage.outputWords() ?? ""
    }
    return localized("\(input), \(output)")
  }
}
