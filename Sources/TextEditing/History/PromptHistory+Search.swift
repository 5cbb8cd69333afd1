extension PromptHistory {
  /// The newest prompt that holds the query, older than the one at `before`; upper and lower case are
  /// alike, and a prompt like the one at `before` is passed over.
  package func search(_ query: String, before: Int? = nil) -> (index: Int, text: String)? {
    let end = min(max(0, before ?? prompts.count), prompts.count)
    return first(of: (0..<end).reversed(), matching: query, unlike: before)
  }

  /// The oldest prompt that holds the query, newer than the one at `after`.
  package func search(_ query: String, after: Int) -> (index: Int, text: String)? {
    let start = min(max(0, after + 1), prompts.count)
    return first(of: start..<prompts.count, matching: query, unlike: after)
  }

  private func first(
    of indices: some Sequence<Int>, matching query: String, unlike other: Int?
  ) -> (index: Int, text: String)? {
    guard !query.isEmpty else { return nil }
    let needle = Array(query.lowercased().utf8)
    // A history may hold a prompt many times: what is shown already is no news.
    let shown = other.flatMap { prompts.indices.contains($0) ? prompts[$0] : nil }
    for index in indices where prompts[index] != shown {
      if Self.holds(Array(prompts[index].lowercased().utf8), needle) {
        return (index, prompts[index])
      }
    }
    return nil
  }

  /// Whether a prompt holds the query.
  static func holds(_ prompt: String, _ query: String) -> Bool {
    holds(Array(prompt.lowercased().utf8), Array(query.lowercased().utf8))
  }

  private static func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    guard let first = needle.first, text.count >= needle.count else { return false }
    var start = 0
    let last = text.count - needle.count
    while start <= last, let found = text[start...last].firstIndex(of: first) {
      if text[found...].starts(with: needle) { return true }
      start = found + 1
    }
    return false
  }
}
