package import ChatModel

/// The panes that were left, the most recently left last. Switching back is instant, streams go on in them.
package struct PaneShelf: Sendable {
  /// The number that is kept beside those that must stay and those where the user left something.
  static let limit = 12
  /// The number that is kept beside those that must stay.
  static let most = 64

  private var panes: [ConversationPane] = []

  /// The number of panes that are kept.
  package var count: Int { panes.count }

  /// Puts a pane away and drops the ones that were left longest ago and hold nothing of their own; a draft and
  /// a place in the transcript are given up last: a new pane would not have them.
  mutating func put(_ pane: ConversationPane) {
    panes.removeAll { $0.id == pane.id }
    panes.append(pane)
    while panes.count > Self.limit,
      let index = panes.firstIndex(where: { !$0.mustStay && !$0.holdsPlace })
    {
      panes.remove(at: index)
    }
    while panes.count > Self.most, let index = panes.firstIndex(where: { !$0.mustStay }) {
      panes.remove(at: index)
    }
  }

  /// Takes a pane out.
  mutating func take(_ id: ConversationID) -> ConversationPane? {
    panes.firstIndex { $0.id == id }.map { panes.remove(at: $0) }
  }

  /// True if the pane of a conversation is kept.
  package func contains(_ id: ConversationID) -> Bool {
    panes.contains { $0.id == id }
  }

  /// The conversations in which prompts wait that the controller does not know of.
  var holding: [ConversationID] {
    panes.filter(\.composer.outgoing.hasHeld).map(\.id)
  }

  /// The pane of a conversation; `nil` if it is not kept.
  package subscript(id: ConversationID) -> ConversationPane? {
    panes.first { $0.id == id }
  }

  /// Changes a pane in its place; `nil` when there is none.
  mutating func change<Result>(
    _ id: ConversationID, _ body: (inout ConversationPane) -> Result
  ) -> Result? {
    panes.firstIndex { $0.id == id }.map { body(&panes[$0]) }
  }
}
