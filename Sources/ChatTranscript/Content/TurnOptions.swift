/// The reader's choices for showing a turn.
struct TurnOptions: Sendable, Hashable {
  /// The reply as its source text instead of its rendering.
  var showsSource = false
  /// The reasoning unfolded.
  var showsReasoning = false
  /// All of a long prompt instead of its beginning.
  var showsWholePrompt = false
}
