/// The beginnings of prompts that were read lately: servers find them again by themselves.
actor PromptCache {
  private var prompts: [[WireMessage]] = []
  private static let most = 16

  /// The tokens of the messages that a prompt has in common with one that was read before, from the
  /// first one on.
  func shared(with prompt: [WireMessage]) -> Int {
    let longest = prompts.map { known in zip(known, prompt).prefix { $0 == $1 }.count }.max() ?? 0
    return TokenCount.of(Array(prompt.prefix(longest)))
  }

  /// Notes what was read, and the answer.
  func note(_ prompt: [WireMessage]) {
    prompts.append(prompt)
    if prompts.count > Self.most { prompts.removeFirst() }
  }
}
