import ChatModel
import Wording

/// Finds the conversation that a user named.
enum ConversationName {
  /// The conversation that an id, the unique beginning of an id, or `last` names.
  ///
  /// - Parameter all: The conversations to choose from, newest first.
  /// - Returns: It, or a failure with status 66 if it is none of them, or not one alone. A result, because Swift 6.3.1 crashes
  ///   when it optimises the callers of a function that throws it.
  static func find(
    _ name: String, in all: [ConversationSummary], inTrash: Bool = false
  ) -> Result<ConversationSummary, CommandFailure> {
    if let exact = all.first(where: { $0.id.rawValue == name }) { return .success(exact) }
    if name == "last", let newest = all.first { return .success(newest) }
    let beginnings = name.count >= 4 ? all.filter { $0.id.rawValue.hasPrefix(name) } : []
    if beginnings.count == 1 { return .success(beginnings[0]) }
    let list = "`ctxchat history list\(inTrash ? " --trash" : "")`"
    let words =
      beginnings.isEmpty
      ? localized(
        """
        No conversation “\(name)”\(inTrash ? localized(" in the trash") : ""). \(list) shows \
        the ids.
        """)
      : localized(
        """
        “\(name)” is ambiguous: \(beginnings.count) conversations match. \(list) shows the \
        full ids.
        """)
    return .failure(CommandFailure(.noInput, words))
  }
}
