import ChatModel
import HistoryStore
import Wording

/// The smallest contexts that servers take, as learnt from their refusals: no table of them stays true for long.
struct LearntMinimums {
  private let store: HistoryStore

  init(_ store: HistoryStore) {
    self.store = store
  }

  /// Remembers what a refusal said; it is lost without harm.
  func learn(_ tokens: Int, of model: String, profile: String) async {
    try? await store.setSetting(name(model, profile), "\(tokens)")
  }

  /// A warning before a context is created that may be too small, as a sentence; `nil` if it need not be.
  func warning(for tokens: Int, model: String, profile: String) async -> String? {
    guard let minimum = try? await store.setting(name(model, profile)).flatMap(Int.init),
      tokens < minimum
    else { return nil }
    return localized("\(model) last refused a context of fewer than \(Count.of(minimum, "token")).")
  }

  private func name(_ model: String, _ profile: String) -> String {
    "minimum-tokens-\(profile)-\(model)"
  }
}
