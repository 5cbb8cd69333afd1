/// The words of a command behind its name, read with its outline.
struct ReadWords {
  /// The option whose value comes next.
  private(set) var open: CommandOutline.Entry?
  /// The arguments so far.
  private(set) var arguments: [String] = []
  /// The names of the options and flags so far.
  private(set) var given: [String] = []
  /// The values of the options so far, by every name of the option.
  private(set) var values: [String: [String]] = [:]
  /// True behind `--`: no option follows.
  private(set) var isClosed = false

  /// Reads words that are whole.
  init(_ words: some Sequence<String>, of outline: CommandOutline) {
    for word in words { take(word, outline) }
  }

  private mutating func take(_ word: String, _ outline: CommandOutline) {
    if let option = open {
      for name in option.names { values[name, default: []].append(word) }
      open = nil
    } else if isClosed || word == "-" || !word.hasPrefix("-") {
      arguments.append(word)
    } else if word == "--" {
      isClosed = true
    } else {
      takeOption(word, outline)
    }
  }

  private mutating func takeOption(_ word: String, _ outline: CommandOutline) {
    let name = word.prefix { $0 != "=" }
    // One of `-oFILE` stands before its value without a space.
    let entry = outline.entry(name) ?? (word.hasPrefix("--") ? nil : outline.entry(word.prefix(2)))
    guard let entry else { return }
    given += entry.names
    guard entry.isOption else { return }
    let length = entry.names.contains(String(name)) ? name.count : 2
    let value = word.dropFirst(length)
    guard !value.isEmpty else { return open = entry }
    let text = String(value.hasPrefix("=") ? value.dropFirst() : value)
    for name in entry.names { values[name, default: []].append(text) }
  }
}
