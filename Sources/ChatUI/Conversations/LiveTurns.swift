package import ChatModel
package import FoundationEssentials

/// The turns of a conversation that have not ended, with what the status line tells of them.
package struct LiveTurns: Sendable, Equatable {
  /// A turn that has not ended.
  package struct Entry: Sendable, Equatable {
    /// The id of the turn.
    package let id: TurnID
    /// Its state, as the controller told last.
    package var phase: TurnPhase
    /// When it was sent, or written while it waits; the status line counts from here.
    package var startedAt: Date
    /// When its first text came; `nil` until then.
    package var firstTextAt: Date?
    /// The tokens of its reply so far, by our guess.
    package var estimate = LiveTokens()
    /// True if another running program receives its reply.
    package var isElsewhere = false
  }

  /// In the order they were sent.
  package private(set) var entries: [Entry] = []

  /// True if every turn has ended.
  package var isEmpty: Bool { entries.isEmpty }
  /// The turn that the server is at work on, one of this program first.
  package var inFlight: Entry? {
    entries.first { $0.phase.isInFlight && !$0.isElsewhere }
      ?? entries.first { $0.phase.isInFlight }
  }
  /// True if there is a reply that can be stopped here.
  package var canStop: Bool { stoppable != nil }
  /// The number of turns that wait for an earlier one.
  package var queuedCount: Int { entries.count { $0.phase == .queued } }

  subscript(id: TurnID) -> Entry? { entries.first { $0.id == id } }

  private var stoppable: Int? {
    entries.firstIndex { $0.phase.isInFlight && $0.phase != .stopping && !$0.isElsewhere }
  }

  /// Takes note of a turn; one that has ended leaves.
  mutating func note(_ view: TurnView) {
    let turn = view.turn
    let index = entries.firstIndex { $0.id == turn.id }
    if turn.phase.isEnded {
      if let index { entries.remove(at: index) }
    } else if let index {
      entries[index].phase = turn.phase
      entries[index].isElsewhere = view.isElsewhere
    } else {
      var entry = Entry(
        id: turn.id, phase: turn.phase, startedAt: turn.timings.sentAt ?? turn.timings.createdAt,
        firstTextAt: turn.timings.firstTokenAt)
      entry.estimate.add(turn.reply)
      entry.isElsewhere = view.isElsewhere
      entries.append(entry)
    }
  }

  /// Takes note of text that came.
  mutating func note(_ delta: TurnDelta, at now: Date) {
    guard let index = entries.firstIndex(where: { $0.id == delta.turn }) else { return }
    if entries[index].phase == .sending { entries[index].phase = .streaming }
    if entries[index].firstTextAt == nil { entries[index].firstTextAt = now }
    entries[index].estimate.add(delta.content)
    entries[index].estimate.add(delta.reasoning)
  }

  /// Shows a stop before the controller confirms it.
  mutating func markStopping() -> TurnID? {
    guard let index = stoppable else { return nil }
    entries[index].phase = .stopping
    return entries[index].id
  }

  mutating func remove(_ id: TurnID) {
    entries.removeAll { $0.id == id }
  }

  mutating func removeAll() { entries.removeAll() }
}

/// A guess of how many tokens a text is, good to a fifth; the server's own count replaces it.
package struct LiveTokens: Sendable, Equatable {
  private var ascii = 0
  private var others = 0

  /// A token is about four ASCII characters, or one and a half others.
  package var tokens: Int { ascii / 4 + others * 2 / 3 }

  /// No text: no tokens.
  package init() {}

  /// The tokens of a text.
  package init(_ text: String) { add(text) }

  /// Adds the tokens of more text.
  package mutating func add(_ text: String) {
    for byte in text.utf8 {
      if byte < 0x80 {
        ascii += 1
      } else if byte >= 0xC0 {
        others += 1
      }
    }
  }
}
