package import ChatModel

/// The news since the last look at a reply.
package struct CompletionNews: Equatable, Sendable {
  /// The model version that serves it, when it was named or changed.
  package var model: String?
  /// Text that came, merged by choice.
  package var deltas: [ChoiceDelta]
  /// Token counts; the last ones count.
  package var usage: Usage?
  /// The turn on the server, when it was named or more of it became known.
  package var node: TurnNode?
  /// The share of the prompt that the server has read, when it told (llama.cpp's `return_progress`).
  package var promptShare: Double?

  /// News.
  package init(
    model: String? = nil, deltas: [ChoiceDelta] = [], usage: Usage? = nil, node: TurnNode? = nil
  ) {
    self.model = model
    self.deltas = deltas
    self.usage = usage
    self.node = node
  }
}
