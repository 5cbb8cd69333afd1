import ChatModel
import Wording

/// Checks of an answer about the key, before a server is asked.
enum KeyAnswer {
  /// Why it cannot be right; `nil` if it can.
  static func problem(of draft: SetupDraft) -> String? {
    switch draft.keyWay {
    case .typed: problem(ofKey: draft.key.value)
    case .variable: problem(ofVariable: draft.variable)
    case .command: draft.command.isEmpty ? localized("Type a command that prints the key.") : nil
    case .none: nil
    }
  }

  private static func problem(ofKey key: String) -> String? {
    if key.isEmpty { return localized("Type or paste the key.") }
    guard key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return localized(
        "A key has no spaces and only plain letters, digits and signs. Paste it again.")
    }
    return nil
  }

  private static func problem(ofVariable name: String) -> String? {
    let isName =
      name.utf8.first.map { !(0x30...0x39 ~= $0) } ?? false
      && name.unicodeScalars.allSatisfy {
        $0 == "_" || ("a"..."z").contains($0) || ("A"..."Z").contains($0)
          || ("0"..."9").contains($0)
      }
    return isName
      ? nil
      : localized(
        """
        This must be the name of a variable, such as OPENAI_API_KEY. To give the key itself, go back \
        and choose to type it.
        """)
  }
}
