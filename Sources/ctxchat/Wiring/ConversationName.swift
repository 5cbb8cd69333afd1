import ChatModel

/// Finds the conversation that a user named.
enum ConversationName {
  /// The conversation that an id, the unique beginning of an id, or `last` names.
  ///
  /// - Parameter all: The conversations to choose from, newest first.
  /// - Throws: ``CommandFailure`` with status 66 if it is none of them, or not one alone.
  static func find(
    _ name: String, in all: [ConversationSummary], inTrash: Bool = false
  ) throws(CommandFailure) -> ConversationSummary {
    if let exact = all.first(where: { $0.id.rawValue == name }) { return exact }
    if name == "last", let newest = all.first { return newest }
    let beginnings = name.count >= 4 ? all.filter { $0.id.rawValue.hasPrefix(name) } : []
    if beginnings.count == 1 { return beginnings[0] }
    let list = "`ctxchat history list\(inTrash ? " --trash" : "")`"
    throw CommandFailure(
      .noInput,
      beginnings.isEmpty
        ? "No conversation “\(name)”\(inTrash ? " in the trash" : ""). \(list) shows the ids."
        : "“\(name)” is ambiguous: \(beginnings.count) conversations match. \(list) shows the full ids."
    )
  }
}
