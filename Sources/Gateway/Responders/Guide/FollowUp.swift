/// Prompts that continue from the one before.
enum FollowUp {
  private static let phrases: Set<String> = [
    "more", "tell me more", "more please", "go on", "continue", "what else", "and", "anything else",
    "更多", "继续", "还有呢", "还有吗", "再说说", "还有什么",
  ]

  /// True if a prompt only wants to hear more.
  static func asksForMore(_ prompt: String) -> Bool {
    // Nothing so short is longer.
    guard prompt.utf8.count < 60 else { return false }
    let words = prompt.lowercased().filter { $0.isLetter || $0 == " " }
    return phrases.contains(words.split(separator: " ").joined(separator: " "))
  }
}
