package import ChatModel
package import ChatTranscript
import FoundationEssentials
import TextEditing

/// Everything on screen that belongs to one conversation: what was said, what is being written, what is in flight.
package struct ConversationPane: Sendable {
  /// The id of the conversation; ``lobby`` before any is open.
  package let id: ConversationID
  /// Its context; `nil` only in the lobby.
  package private(set) var context: ContextKey?
  /// `nil` until the first snapshot.
  package private(set) var conversation: Conversation?
  /// The turns on screen, laid out.
  package internal(set) var transcript: Transcript
  /// The text that is written here, and the prompts on their way.
  package internal(set) var composer: Composer
  /// Turns that have not ended, in the order they were sent.
  package private(set) var live = LiveTurns()
  /// The question to the user, and answers that are not carried out yet.
  package internal(set) var choices = Choices()
  private(set) var earlier = EarlierTurns()
  /// The turn to go to when the next branch is shown.
  private var goalOfBranch: TurnID?

  init(id: ConversationID, context: ContextKey?, theme: TranscriptTheme) {
    self.id = id
    self.context = context
    transcript = Transcript(theme: theme)
    composer = Composer(id)
  }

  /// The id of the lobby, where text is typed before any conversation is known.
  package static let lobby = ConversationID(rawValue: "")

  /// True for the lobby, which is on screen until a conversation is opened.
  package var isLobby: Bool { id == Self.lobby }
  /// True once its turns have come.
  package var isLoaded: Bool { conversation != nil }
  /// True if anything was said.
  package var holdsTurns: Bool { transcript.turnCount > 0 }
  /// True while something here would be lost if the pane went.
  var mustStay: Bool { isLobby || composer.mustStay || !live.isEmpty }
  /// True if a new pane would not look the same: something is written, or it is scrolled back.
  var holdsPlace: Bool { composer.holdsText || !transcript.isAtBottom }
  /// The last turn, where nobody knows whether the server stored it.
  var unconfirmedTurn: TurnID? {
    guard let last = transcript.lastTurn, last.turn.ending == .unconfirmed else { return nil }
    return last.id
  }

  // MARK: What is known of the conversation

  mutating func rename(_ title: String) { conversation?.title = title }
  mutating func set(system: String?) { conversation?.system = system }
  mutating func set(_ parameters: Parameters) { conversation?.parameters = parameters }

  // MARK: Turns that come

  /// Shows a snapshot; gives the command that stores the draft, if something was written before the kept one came.
  mutating func load(_ snapshot: ConversationSnapshot) -> SessionCommand? {
    let isFirst = conversation == nil
    context = snapshot.conversation.context
    let command = composer.load(
      snapshot.draft, history: snapshot.promptHistory.map(EnteredText.composerText))
    if isFirst || !isShowing(snapshot) {
      showBranch(snapshot)
    } else {
      conversation = snapshot.conversation
      earlier.loaded(from: snapshot.turns.first?.id, hasEarlier: snapshot.hasEarlier)
    }
    return command
  }

  /// Shows other turns.
  mutating func showBranch(_ snapshot: ConversationSnapshot) {
    conversation = snapshot.conversation
    earlier.loaded(from: snapshot.turns.first?.id, hasEarlier: snapshot.hasEarlier)
    if let goal = goalOfBranch { earlier.seek(goal) }
    goalOfBranch = nil
    choices.settled()
    transcript.show(snapshot)
    live.removeAll()
    for view in snapshot.turns { live.note(view) }
    for view in composer.outgoing.views where !snapshot.turns.contains(where: { $0.id == view.id })
    {
      show(view)
    }
  }

  /// True if the newest turns of a snapshot are on screen as they are: then the reader's place is not touched.
  private func isShowing(_ snapshot: ConversationSnapshot) -> Bool {
    guard transcript.lastTurn?.id == snapshot.turns.last?.id else { return false }
    return snapshot.turns.allSatisfy { transcript.turn($0.id) == $0 }
  }

  /// Shows a turn as the controller tells it; true if it has ended just now.
  mutating func show(turn view: TurnView) -> Bool {
    let hasEnded = view.turn.phase.isEnded
    let isNews = hasEnded && transcript.turn(view.id)?.turn.phase.isEnded != true
    choices.settled(view.id)
    show(view)
    composer.outgoing.note(view.id, hasEnded: hasEnded)
    return isNews
  }

  private mutating func show(_ view: TurnView) {
    transcript.upsert(view)
    live.note(view)
  }

  mutating func append(_ delta: TurnDelta, at now: Date) {
    transcript.append(delta)
    live.note(delta, at: now)
  }

  /// Shows a stop before the controller confirms it; false if there is nothing to stop.
  mutating func markStopping() -> Bool {
    guard let id = live.markStopping() else { return false }
    if var view = transcript.turn(id) {
      view.turn.phase = .stopping
      transcript.upsert(view)
    }
    return true
  }

  // MARK: Earlier turns

  mutating func prepend(_ turns: [TurnView], hasEarlier: Bool) {
    earlier.came(turns.first?.id, hasEarlier: hasEarlier)
    transcript.prepend(turns, hasEarlier: hasEarlier)
  }

  /// The turn before which the store has to be read for what is on screen, once.
  mutating func takeWantedPage() -> TurnID? {
    guard isLoaded, let before = transcript.needsEarlier, earlier.needs(before: before) else {
      return nil
    }
    return before
  }

  mutating func seek(_ turn: TurnID?) { earlier.seek(turn) }

  /// Looks for a turn once another branch came; a branch that was asked for later counts.
  mutating func seekOnNextBranch(_ turn: TurnID) { goalOfBranch = turn }

  /// Goes on with the search for a turn.
  mutating func search() -> EarlierTurns.Search? {
    let result = earlier.search(isLoaded: isLoaded) { [transcript] in
      transcript.turn($0) != nil
    }
    if case .found(let turn)? = result { transcript.jumpToTurn(turn) }
    return result
  }

  // MARK: Prompts on their way

  /// Shows a prompt as a turn before the controller knows it.
  mutating func show(outgoing view: TurnView) {
    show(view)
    transcript.scrollToBottom()
    // A conversation of a long day must not grow in memory.
    guard earlier.mayForget, transcript.forgetEarlier() else { return }
    earlier.forgot(to: transcript.firstTurn?.id)
  }

  /// Removes a turn that was not sent, or came back; gives the text that was typed for it.
  mutating func withdraw(_ turn: TurnID) -> String? {
    transcript.remove(turn)
    live.remove(turn)
    return composer.outgoing.remove(turn)?.typed
  }

  /// Puts the newest prompt back into the composer that the controller does not know of.
  mutating func takeHeldBack() -> Bool {
    guard let held = composer.outgoing.newestHeld, let typed = withdraw(held.request.turn) else {
      return false
    }
    composer.putBack(typed)
    return true
  }

  /// The files of a prompt are read.
  mutating func expanded(_ request: SendRequest) {
    if let view = composer.outgoing.expanded(request) { transcript.upsert(view) }
  }

  /// Lets those prompts go that waited only for the ones before them; in a session context one is in flight at a time.
  mutating func release(isOneByOne: Bool) -> [SendRequest] {
    let limit = !isOneByOne ? .max : live.inFlight == nil ? 1 : 0
    let released = composer.outgoing.release(sendingAtOnce: limit)
    for view in released.compactMap(\.view) { show(view) }
    return released.map(\.request)
  }

  /// Takes a prompt off the screen that has to wait for a choice.
  mutating func takeAnswered(_ request: SendRequest) -> (refusal: SendRefusal, returned: String)? {
    guard let refusal = choices.takeAnswered(request.turn), let typed = withdraw(request.turn)
    else { return nil }
    return (refusal, typed)
  }
}
