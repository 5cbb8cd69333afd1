/// The prompt templates that there are: files whose names are commands.
package struct TemplateList: Sendable, Hashable {
  /// Their names, sorted.
  package var names: [String]
  /// The problems with other files there, as sentences.
  package var problems: [String]

  /// A list; an empty one unless given more.
  package init(names: [String] = [], problems: [String] = []) {
    self.names = names
    self.problems = problems
  }

  /// True if a word is a command of the screen, so that a template of that name cannot be called.
  package static func isCommand(_ word: String) -> Bool {
    let word = word.lowercased()
    return SlashCommand(rawValue: word) != nil || CommandAlias(rawValue: word) != nil
      || Action.commands.contains { $0.rawValue == word }
  }

  /// The name among some that a word means: as it is, or in other letters.
  package static func name(of word: String, among names: [String]) -> String? {
    let small = word.lowercased()
    return names.first { $0 == word } ?? names.first { $0.lowercased() == small }
  }
}
