import ChatModel

/// Token counts in words.
enum UsageText {
  /// `1,234 in (56 % cached), 78 out`.
  static func line(_ usage: Usage) -> String {
    var text = "\(Count.text(usage.promptTokens)) in"
    if let share = usage.cachedShare { text += " (\(percent(share)) cached)" }
    return text + ", \(Count.text(usage.completionTokens)) out"
  }

  /// Only the whole is 100 %, and only nothing is 0 %.
  private static func percent(_ share: Double) -> String {
    let whole = Int((max(0, min(1, share)) * 100).rounded())
    return "\(share > 0 && share < 1 ? max(1, min(99, whole)) : whole) %"
  }
}
