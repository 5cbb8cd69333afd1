/// All that a response builds on, from its root on.
struct ResponseChain: Sendable {
  /// The id of the root, or of the conversation; of the response itself where there is none.
  var root: String
  var messages: [WireMessage] = []
  var tokens = 0
  /// The tokens that are in the cache: those from the root on, up to the first turn that is not.
  var cachedTokens = 0
  /// True if all of it is.
  var isCached = true
  /// The nodes whose cache must be made again.
  var stale: [String] = []
  /// The last node.
  var parent: StoredResponse?

  /// A chain that begins with the response itself.
  init(root: String) {
    self.root = root
  }

  /// A chain of stored responses, the root first.
  init(_ nodes: [StoredResponse]) {
    root = nodes.first?.id ?? ""
    parent = nodes.last
    for node in nodes {
      messages += node.messages
      tokens += node.tokens
      isCached = isCached && node.isCached
      if isCached { cachedTokens += node.tokens }
    }
    stale = nodes.filter(\.isStale).map(\.id)
    if !stale.isEmpty { cachedTokens = 0 }
  }
}
