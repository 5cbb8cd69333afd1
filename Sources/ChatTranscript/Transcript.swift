package import ChatMarkdown
package import ChatModel
package import FoundationEssentials
package import TerminalKit

/// What is loaded of one conversation, laid out and scrolled.
package struct Transcript: Sendable {
  /// What an empty conversation shows; set by the caller.
  package var emptyHint: [StyledLine] = []
  /// The names of keys in the transcript's own lines.
  package var keyHints = TranscriptKeyHints()
  /// The message that keys act on; `nil` outside focus mode.
  package private(set) var focus: TranscriptFocus?

  package init(theme: TranscriptTheme) {}

  // What is shown
  package var conversation: ConversationID? { nil }
  package var turnCount: Int { 0 }
  /// The newest turn on the visible branch.
  package var lastTurn: TurnView? { nil }
  package func turn(_ id: TurnID) -> TurnView? { nil }
  package mutating func show(_ snapshot: ConversationSnapshot) {}
  package mutating func prepend(_ turns: [TurnView], hasEarlier: Bool) {}
  package mutating func upsert(_ turn: TurnView) {}
  package mutating func append(_ delta: TurnDelta) {}
  /// Takes a turn out that was shown but not sent.
  package mutating func remove(_ id: TurnID) {}

  // Looks
  package mutating func resize(_ size: Size) {}
  package mutating func setTheme(_ theme: TranscriptTheme) {}

  // Moving
  /// Positive: towards newer rows.
  package mutating func scroll(rows: Int) {}
  package mutating func scrollPages(_ pages: Double) {}
  package mutating func scrollToTop() {}
  package mutating func scrollToBottom() {}
  package mutating func jumpToTurn(_ id: TurnID) {}
  /// −1 to the user turn above, +1 to the one below.
  package mutating func jump(toUserTurn direction: Int) {}
  package mutating func jumpToStreaming() {}
  package var isAtBottom: Bool { true }
  package var newRowsBelow: Int { 0 }
  package var needsEarlier: TurnID? { nil }

  // Focus
  package mutating func moveFocus(by step: Int) {}
  package mutating func focusLast() {}
  package mutating func clearFocus() {}
  package func sourceOfFocus() -> String? { nil }
  package func codeBlocksOfFocus() -> [String] { [] }
  package func linksOfFocus() -> [MarkdownLink] { [] }
  package mutating func toggleRaw() {}
  package mutating func toggleReasoning() {}

  // Search
  package mutating func search(_ query: String) -> Int { 0 }
  package mutating func nextMatch() {}
  package mutating func previousMatch() {}
  package mutating func clearSearch() {}
  /// The match that the reader is at, from 1, and how many there are.
  package var matchPosition: (number: Int, count: Int)? { nil }

  // Drawing
  package mutating func prepareLayout(now: Date) {}
  package func draw(into grid: inout Grid, rect: Rect, now: Date) {}
}
