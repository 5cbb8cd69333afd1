import ChatModel
import FoundationEssentials

/// The node of a chain that the next turn of a branch can follow.
struct ChainLink: Hashable, Sendable {
  /// The server's id of the node.
  let node: String
  /// The number of turns of the branch that it stands for.
  let count: Int

  /// The newest node of a branch that the server should still have; `nil` if there is none.
  ///
  /// A node needs all nodes before it up to the one that was sent with everything: the first of them to expire ends it.
  init?(to branch: [Turn], in context: CachedContext, at now: Date) {
    guard context.keepsTurns != false else { return nil }
    var found: ChainLink?
    var isAlive = false
    for (index, turn) in branch.enumerated() {
      guard let node = turn.node, turn.contextID == context.contextID, node.isKept != false else {
        continue
      }
      let isFresh = node.expiresAt.map { $0 > now } ?? true
      isAlive = isFresh && (isAlive || node.parent == nil || node.parent == context.contextID)
      // The server may not have a reply that was cut.
      guard isAlive, turn.ending == .complete || turn.ending == .length else { continue }
      found = ChainLink(node: node.id, count: index + 1)
    }
    guard let found else { return nil }
    self = found
  }

  private init(node: String, count: Int) {
    self.node = node
    self.count = count
  }
}
