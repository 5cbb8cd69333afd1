/// Cuts a reply where the request says: at a stop text, or at a number of tokens.
enum ReplyLimits {
  /// The part of a text that may be sent, and the reason for its end.
  static func cut(
    _ text: String, stops: [String], maxTokens: Int?
  ) -> (text: String, finish: String) {
    let whole = stopped(text, stops)
    guard let maxTokens else { return (whole, "stop") }
    var said = ""
    var tokens = 0
    for piece in Pieces.of(whole) {
      tokens += max(1, TokenCount.of(piece))
      guard tokens <= maxTokens else { return (said, "length") }
      said += piece
    }
    return (said, "stop")
  }

  private static func stopped(_ text: String, _ stops: [String]) -> String {
    let first = stops.compactMap { text.utf8Index(of: $0) }.min()
    return first.map { String(text[..<$0]) } ?? text
  }
}

extension String {
  /// The first place of a text that is not empty.
  func utf8Index(of text: String) -> String.Index? {
    let pattern = Array(text.utf8)
    let bytes = Array(utf8)
    guard !pattern.isEmpty, bytes.count >= pattern.count else { return nil }
    for start in 0...(bytes.count - pattern.count)
    where bytes[start..<start + pattern.count].elementsEqual(pattern) {
      return utf8.index(utf8.startIndex, offsetBy: start)
    }
    return nil
  }
}
