public import FoundationEssentials

/// A context that is made from answers of a conversation.
public enum Distillation {
  /// The recipe: each answer with its question is a message of the seed, and the id that gave them is in the
  /// lineage; `nil` when no turn has an answer.
  ///
  /// - Parameters:
  ///   - turns: Oldest first; those without text are left out.
  ///   - title: The title of the conversation.
  ///   - context: The context of the answers.
  public static func recipe(
    from turns: [Turn], title: String, context: CachedContext, at now: Date
  ) -> ContextRecipe? {
    let answers = turns.filter { !$0.reply.isEmpty }
    guard !answers.isEmpty else { return nil }
    let name = title.isEmpty ? "with “\(context.label)”" : "“\(title)” with “\(context.label)”"
    var ids: [String] = []
    for turn in answers.reversed() where !ids.contains(turn.contextID) {
      ids.append(turn.contextID)
    }
    return ContextRecipe(
      label: String(context.label.prefix(30)) + " distilled", mode: .commonPrefix,
      model: context.model,
      seed: answers.map { turn in
        Message(
          role: .system,
          content: "From a conversation \(name).\n\nQuestion:\n\n\(turn.prompt)\n\nAnswer:\n\n"
            + turn.reply)
      },
      lineage: ids.map { LineageEntry(contextID: $0, retiredAt: now, reason: .distilled) })
  }
}
