package import ChatModel

/// The registry as the controller last told it.
package struct ContextList: Sendable, Equatable {
  package private(set) var summaries: [ContextSummary] = []
  private var contextIndex: [ContextKey: Int] = [:]
  private var conversationIndex: [ConversationID: (context: Int, conversation: Int)] = [:]

  package init(_ summaries: [ContextSummary] = []) {
    self.summaries = summaries
    for (at, summary) in summaries.enumerated() {
      contextIndex[summary.id] = at
      for (place, conversation) in summary.conversations.enumerated() {
        conversationIndex[conversation.id] = (at, place)
      }
    }
  }

  package static func == (left: ContextList, right: ContextList) -> Bool {
    left.summaries == right.summaries
  }

  package subscript(context: ContextKey) -> ContextSummary? {
    contextIndex[context].map { summaries[$0] }
  }

  package subscript(conversation: ConversationID) -> ConversationSummary? {
    conversationIndex[conversation].map { summaries[$0.context].conversations[$0.conversation] }
  }

  /// Every conversation, as the controller ordered them.
  package var conversations: [ConversationSummary] { summaries.flatMap(\.conversations) }

  mutating func mark(
    _ conversation: ConversationID, streaming: Bool? = nil, unread: Bool? = nil
  ) {
    guard let place = conversationIndex[conversation] else { return }
    if let streaming {
      summaries[place.context].conversations[place.conversation].isStreaming = streaming
    }
    if let unread { summaries[place.context].conversations[place.conversation].isUnread = unread }
  }
}

extension ContextSummary {
  var isStreaming: Bool { conversations.contains(where: \.isStreaming) }
  var isUnread: Bool { conversations.contains(where: \.isUnread) }
}

extension CachedContext {
  /// Whether there is anything to create it anew from: an id that was made elsewhere has no seed. (Summaries
  /// come without seeds, which may be books.)
  var mayHaveSeed: Bool {
    mode != .unknown && (!seed.isEmpty || ttl != nil || !lineage.isEmpty)
  }
}
