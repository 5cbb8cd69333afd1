/// What of a prompt is the text that the questions are about, where the API has no seed of its own.
enum SeedRule {
  /// What the system says at the beginning; where it says nothing, the first of several messages.
  static func seed(of prompt: [WireMessage]) -> [WireMessage] {
    let seed = prompt.prefix { $0.role == "system" }
    return seed.isEmpty && prompt.count > 1 ? [prompt[0]] : Array(seed)
  }
}
