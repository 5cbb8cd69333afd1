import ChatModel

/// Token counts in words.
enum UsageText {
  /// `1,234 in (56 % cached), 78 out`; what the server did not say is left out.
  static func line(_ usage: Usage) -> String {
    let share = usage.cachedShare.map { " (\(Count.percent($0)) cached)" } ?? ""
    let input = usage.promptTokens.map { "\(Count.text($0)) in\(share)" }
    return [input, usage.outputWords()].compactMap(\.self).joined(separator: ", ")
  }
}
