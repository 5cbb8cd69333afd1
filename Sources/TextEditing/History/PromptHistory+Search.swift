extension PromptHistory {
  /// A prompt or a query as the search compares it: upper and lower case are alike.
  package static func folded(_ text: String) -> [UInt8] {
    Array(text.lowercased().utf8)
  }

  /// True if a prompt holds a query, both folded.
  package static func holds(_ prompt: [UInt8], _ query: [UInt8]) -> Bool {
    guard let first = query.first, prompt.count >= query.count else { return false }
    var start = 0
    let last = prompt.count - query.count
    while start <= last, let found = prompt[start...last].firstIndex(of: first) {
      if prompt[found...].starts(with: query) { return true }
      start = found + 1
    }
    return false
  }
}
