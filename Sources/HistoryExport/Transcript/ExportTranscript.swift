import ChatModel
import HistoryStore
import Wording

/// The visible branch of a conversation as readers of an export see it.
struct ExportTranscript: Sendable {
  /// A turn and what its surroundings say about it.
  struct Entry: Sendable {
    let turn: Turn
    /// Number of turns in its place, itself included, and its own number, from 1.
    let alternatives: Int
    let place: Int
    /// True if the conversation moved to another context id before it.
    let isSeam: Bool
  }

  let context: CachedContext
  let conversation: Conversation
  let entries: [Entry]

  /// The branch that ends with the conversation's head.
  init(_ archive: ConversationArchive) {
    context = archive.context
    conversation = archive.conversation
    let turns = Dictionary(archive.turns.map { ($0.id, $0) }) { first, _ in first }
    let siblings = Dictionary(grouping: archive.turns, by: \.parent)
    var branch: [Turn] = []
    var next = archive.conversation.head
    // A damaged archive may hold a ring; a branch is never longer than the tree.
    while let id = next, let turn = turns[id], branch.count < turns.count {
      branch.append(turn)
      next = turn.parent
    }
    var entries: [Entry] = []
    for turn in branch.reversed() {
      let beside = siblings[turn.parent] ?? [turn]
      entries.append(
        Entry(
          turn: turn, alternatives: beside.count,
          place: (beside.firstIndex { $0.id == turn.id } ?? 0) + 1,
          isSeam: entries.last.map { $0.turn.contextID != turn.contextID } ?? false))
    }
    self.entries = entries
  }

  /// The title; conversations without a prompt have none.
  var title: String { conversation.title.isEmpty ? localized("Conversation") : conversation.title }

  /// The facts above the turns, in order: a name and a value.
  var facts: [(name: String, value: String)] {
    var facts = [
      (localized("Context"), "\(context.label) (\(context.mode.rawValue))"),
      (localized("Model"), context.model),
      (localized("Context id"), context.contextID),
      (localized("Started"), DateText.minute(conversation.createdAt)),
      (localized("Last turn"), DateText.minute(conversation.updatedAt)),
    ]
    let usage = entries.compactMap(\.turn.usage).reduce(Usage(), +)
    if usage.promptTokens != nil || usage.completionTokens != nil {
      facts.append((localized("Tokens"), UsageText.line(usage)))
    }
    return facts
  }
}
