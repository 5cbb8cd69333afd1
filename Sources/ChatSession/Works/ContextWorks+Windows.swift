import ChatModel
import HistoryStore

extension ContextWorks {
  /// The tokens that the model of a context takes, as the profile says or a refusal showed; `nil` if neither is known.
  func window(of context: CachedContext) async -> Int? {
    let learnt = await LearntWindows(store).window(of: context.model, profile: context.profile)
    return [environment.profile(of: context).contextWindow, learnt].compactMap(\.self).min()
  }

  /// Notes that a conversation was too long for its model, so that a rebuild advises fewer turns.
  func learn(_ overflow: WindowOverflow, from turn: Turn, in key: ContextKey) async {
    let rebuild = Rebuild(context: key, conversation: turn.conversation)
    guard let material = try? await material(of: rebuild) else { return }
    let prompt = Message(role: .user, content: turn.prompt)
    await LearntWindows(store).learn(
      overflow,
      estimated: material.plan(newest: nil).estimatedTokens
        + material.estimate.tokens(in: [prompt]),
      of: material.context.model, profile: material.context.profile)
  }
}
