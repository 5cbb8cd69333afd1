/// Names of forks, of contexts and of conversations.
enum ForkName {
  private static let mark = "fork"

  /// The name with a mark, and a number if another fork has it: `guide fork`, `guide fork 2`. A long name is cut so that
  /// lists show the mark. An empty name stays empty.
  static func of(_ name: String, among taken: some Sequence<String>) -> String {
    let origin = origin(of: ContextLabel.normalized(name, limit: .max))
    guard !origin.isEmpty else { return "" }
    let taken = Set(taken.map { ContextLabel.normalized($0).lowercased() })
    var number = 1
    while true {
      let ending = number == 1 ? " \(mark)" : " \(mark) \(number)"
      let fork = cut(origin, to: ContextLabel.maxLength - ending.count) + ending
      if !taken.contains(fork.lowercased()) { return fork }
      number += 1
    }
  }

  private static func cut(_ name: String, to limit: Int) -> String {
    name.count > limit ? name.prefix(limit - 1) + "…" : name
  }

  /// The name without the mark and number of a fork.
  private static func origin(of name: String) -> String {
    var words = name.split(separator: " ")
    if words.count > 2, Int(words[words.count - 1]) != nil, words[words.count - 2] == mark {
      words.removeLast()
    }
    if words.count > 1, words.last.map(String.init) == mark { words.removeLast() }
    return words.joined(separator: " ")
  }
}
