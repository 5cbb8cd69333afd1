/// The call of bash when the user presses Tab, and the lines of the answer. bash takes the words of a completion as they are, so
/// they are quoted here.
struct BashCall {
  let line: ShellLine
  /// The word as readline cuts it: the end of the real one, behind a quote or one of `:`, `=`, `@`.
  private let end: String
  /// True if the words are shown and not inserted.
  private let isList: Bool

  /// - Parameter arguments: The type of the completion, the line up to the cursor, and readline's word.
  init?(_ arguments: [String]) {
    guard arguments.count == 3 else { return nil }
    // The characters ?, ! and @: a list is shown.
    isList = ["63", "33", "64"].contains(arguments[0])
    line = ShellLine(arguments[1]).withoutProgram
    end = arguments[2]
  }

  /// The first line says what the others are, and each other one is a text that readline puts in place of its word.
  func text(of answer: CompletionAnswer) -> String {
    guard let part = line.part(before: end) else { return "words\n" }
    let words = answer.words.filter { $0.text.hasPrefix(part.text) }
    let lines = words.map { word in
      let inserted = part.quote.quoted(String(word.text.dropFirst(part.text.count)))
      // Inside quotes the blanks before a summary could be taken for a part of every word, and inserted.
      let isShown = isList && words.count > 1 && part.quote == .none && !word.about.isEmpty
      return isShown ? "\(inserted)  (\(TextTable.onOneLine(word.about)))" : inserted
    }
    return ([answer.kind.rawValue] + lines).joined(separator: "\n") + "\n"
  }
}
