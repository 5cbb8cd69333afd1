import ChatModel

extension AppState {
  /// The state of a context, also where the registry has not told yet that the server lost it.
  func life(of context: CachedContext) -> ContextState {
    lost.contains(context.key) ? .lost : context.state(at: now)
  }
}
