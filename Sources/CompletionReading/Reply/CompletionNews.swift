package import ChatModel

/// The news since the last look at a reply.
package struct CompletionNews: Equatable, Sendable {
  /// The model version that serves it, when it was named or changed.
  package var model: String?
  /// Text that came, merged by choice.
  package var deltas: [ChoiceDelta]
  /// Token counts; the last ones count.
  package var usage: Usage?

  /// News.
  package init(model: String? = nil, deltas: [ChoiceDelta] = [], usage: Usage? = nil) {
    self.model = model
    self.deltas = deltas
    self.usage = usage
  }
}
