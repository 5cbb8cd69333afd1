/// Text like a model's, the same in every run.
enum Sample {
  private static let words = """
    the of a context cache token server reply prompt memory session prefix stream key screen draft turn is was
    are with that this from have which when there can each how then make like into time has look more write
    **bold** `code` *soft* naïve [link](https://example.com/a)
    """.split { $0 == " " || $0 == "\n" }.map { "\($0) " }
  private static let code = [
    "let ", "value ", "= ", "compute(", "12", ", ", "\"text\"", ")", "  // ", "note\n",
  ]
  static let chinese = "固定的上下文会话缓存服务器回复消息令牌模型前缀记忆过期重建，。".map(String.init)

  /// A streamed reply in Markdown: headings, prose, lists, fenced code and tables by turns.
  static func tokens(_ count: Int) -> [String] {
    var random = Random()
    var tokens: [String] = []
    tokens.reserveCapacity(count + 300)
    func say(_ count: Int, _ end: String) {
      for _ in 0..<count { tokens.append(random.element(of: words)) }
      tokens.append(end)
    }
    while tokens.count < count {
      tokens.append("## ")
      say(4, "\n\n")
      say(60, "\n\n")
      for _ in 0..<3 {
        tokens.append("- ")
        say(10, "\n")
      }
      tokens.append("\n```swift\n")
      for _ in 0..<10 { tokens += code }
      tokens.append("```\n\n")
      tokens += ["| name ", "| value |\n", "|---", "|---|\n"]
      for _ in 0..<4 { tokens += ["| ", random.element(of: words), "| ", "42 ", "|\n"] }
      tokens.append("\n")
    }
    return Array(tokens[..<count])
  }

  /// Words without a line end.
  static func prose(_ count: Int, _ random: inout Random) -> String {
    (0..<count).map { _ in random.element(of: words) }.joined()
  }
}

/// A small generator whose sequence never changes.
struct Random {
  private var state: UInt64 = 88_172_645_463_325_252

  mutating func element<Element>(of list: [Element]) -> Element {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return list[Int(state % UInt64(list.count))]
  }
}
