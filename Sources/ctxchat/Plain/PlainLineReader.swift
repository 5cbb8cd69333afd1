import ChatUI

/// Makes inputs of lines. Pure: it holds no more than the lines that wait for their end.
struct PlainLineReader: Equatable, Sendable {
  /// The names of the prompt templates.
  var templates: [String] = []
  private var waiting: [String] = []
  /// The first line of the prompt in progress that is not text.
  private var unreadable: Int?

  /// True if a line waits for the next one.
  var isContinuing: Bool { !waiting.isEmpty }

  /// Takes a line without its end. One that ends with an odd number of backslashes continues with the
  /// next; the last backslash is not part of it. A prompt that begins with a slash is written with
  /// two.
  mutating func feed(_ line: PlainLine) -> PlainInput {
    if !line.isText { unreadable = unreadable ?? line.number }
    if Self.continues(line.text) {
      waiting.append(String(line.text.dropLast()))
      return .unfinished
    }
    let isOneLine = waiting.isEmpty
    let text = (waiting + [line.text]).joined(separator: "\n")
    waiting = []
    if let number = takeUnreadable() { return .unreadable(line: number) }
    if isOneLine, text.hasPrefix("/"), !text.hasPrefix("//") {
      return command(text.dropFirst())
    }
    return Self.prompt(text)
  }

  /// The rest at the end of the input.
  mutating func finish() -> PlainInput {
    guard isContinuing else { return .nothing }
    let text = waiting.joined(separator: "\n")
    waiting = []
    if let number = takeUnreadable() { return .unreadable(line: number) }
    return Self.prompt(text)
  }

  /// Forgets lines that wait.
  mutating func clear() {
    waiting = []
    unreadable = nil
  }

  private mutating func takeUnreadable() -> Int? {
    defer { unreadable = nil }
    return unreadable
  }

  private static func continues(_ line: String) -> Bool {
    line.utf8.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  private static func prompt(_ text: String) -> PlainInput {
    guard text.contains(where: { !$0.isWhitespace }) else { return .nothing }
    return .prompt(text.hasPrefix("//") ? String(text.dropFirst()) : text)
  }

  private func command(_ text: Substring) -> PlainInput {
    let word = text.prefix { !$0.isWhitespace }
    let rest = text.dropFirst(word.count).drop { $0.isWhitespace }
    let arguments = String(rest.reversed().drop { $0.isWhitespace }.reversed())
    let name = word.lowercased()
    if let exact = PlainCommand(rawValue: name) { return Self.input(exact, arguments) }
    if let alias = CommandAlias(rawValue: name),
      let command = PlainCommand(rawValue: alias.command.rawValue)
    {
      return Self.input(command, alias == .context ? arguments : alias.arguments(arguments))
    }
    if let template = TemplateList.name(of: String(word), among: templates) {
      return .template(template, input: arguments)
    }
    let found = PlainCommand.allCases.filter { $0.rawValue.hasPrefix(name) }
    if name.isEmpty || found.isEmpty { return .unknown(String(word)) }
    return found.count == 1 ? Self.input(found[0], arguments) : .ambiguous(String(word), found)
  }

  private static func input(_ command: PlainCommand, _ arguments: String) -> PlainInput {
    arguments.isEmpty || !command.arguments.isEmpty
      ? .command(command, arguments) : .excess(command)
  }
}
