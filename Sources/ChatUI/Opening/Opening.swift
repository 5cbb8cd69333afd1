package import ChatModel

/// The conversation that was asked for and is not on screen yet: at the start, and after a choice in the menu.
package struct Opening: Sendable {
  /// The conversation that is waited for.
  package enum Goal: Sendable, Hashable {
    /// The newest conversation of a context; the lobby is on screen until it comes.
    case context(ContextKey)
    /// A context that is being made; the conversation before it stays on screen until it comes.
    case made
  }

  /// The ways to treat a conversation that the controller opened.
  enum Arrival: Equatable {
    /// It was on screen already.
    case onScreen
    case show
    /// It is ready, but the user is writing in another one.
    case announce
    /// Nobody waits for it.
    case keep
  }

  /// The conversation that is waited for; `nil` if none is.
  package private(set) var goal: Goal?
  /// True until the controller has opened what the program was started with.
  private var isStarting = true
  /// True if anything was typed since the goal was set: then nothing takes the composer away.
  private var wasTyped = false
  /// True if the store holds text of the lobby.
  private var isLobbyStored = false

  mutating func wait(for goal: Goal) {
    self.goal = goal
    wasTyped = false
  }

  mutating func stopWaiting() { goal = nil }
  mutating func noteTyping() { wasTyped = true }

  /// The controller has opened what it was started with, or could not.
  mutating func endStart() { isStarting = false }

  /// The context that was being made will not come.
  mutating func fail() {
    if goal == .made { goal = nil }
  }

  /// The controller opened a conversation.
  ///
  /// - Parameters:
  ///   - screen: The conversation on screen, and whether its composer is empty.
  ///   - isNew: Whether the conversation was never shown.
  mutating func opened(
    _ id: ConversationID, in context: ContextKey, isNew: Bool,
    over screen: (id: ConversationID, isEmpty: Bool)
  ) -> Arrival {
    isStarting = false
    let isLobby = screen.id == ConversationPane.lobby
    let arrival: Arrival =
      if id == screen.id {
        .onScreen
      } else {
        switch goal {
        case nil: isLobby ? .show : .keep
        case .context(let key)?: key == context ? .show : .keep
        case .made?: !isNew ? .keep : isLobby || !wasTyped || screen.isEmpty ? .show : .announce
        }
      }
    if arrival != .keep { goal = nil }
    return arrival
  }

  /// True if nothing will come to the lobby by itself.
  var isIdle: Bool { goal == nil && !isStarting }

  /// The draft of a conversation was stored.
  mutating func stored(draftOf id: ConversationID) {
    if id == ConversationPane.lobby { isLobbyStored = true }
  }

  /// The text of the lobby is elsewhere now; true if the store has to drop it.
  mutating func leaveLobby() -> Bool {
    defer { isLobbyStored = false }
    return isLobbyStored
  }
}
