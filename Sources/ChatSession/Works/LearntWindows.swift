import ChatModel
import HistoryStore

/// The windows of models, as learnt from their refusals of long conversations: few servers tell them otherwise.
struct LearntWindows {
  private let store: HistoryStore

  init(_ store: HistoryStore) {
    self.store = store
  }

  /// Remembers what a refusal said; it is lost without harm.
  ///
  /// - Parameter estimated: The tokens that were refused, by our estimate.
  func learn(
    _ overflow: WindowOverflow, estimated: Int, of model: String, profile: String
  ) async {
    let tokens = Self.window(overflow, estimated: estimated)
    try? await store.setSetting(name(model, profile), "\(tokens)")
  }

  /// The tokens that a model takes, by our estimate; `nil` while it has refused nothing.
  func window(of model: String, profile: String) async -> Int? {
    try? await store.setting(name(model, profile)).flatMap(Int.init)
  }

  /// The window in the tokens of our estimate, whatever the server counts by: what was refused is never within it.
  static func window(_ overflow: WindowOverflow, estimated: Int) -> Int {
    guard let limit = overflow.limit else { return estimated }
    let scale = overflow.needed.map { Double(estimated) / Double(max(1, $0)) } ?? 1
    return max(1, min(estimated, Int(Double(limit) * scale)))
  }

  private func name(_ model: String, _ profile: String) -> String {
    "window-tokens-\(profile)-\(model)"
  }
}
