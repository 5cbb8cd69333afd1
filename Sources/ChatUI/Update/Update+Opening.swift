import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing
import Wording

extension AppState {
  /// Closes all panels and goes to a conversation.
  mutating func open(_ conversation: ConversationID, jumpingTo turn: TurnID? = nil) {
    overlays.closeAll()
    opening.stopWaiting()
    goTo(conversation, jumpingTo: turn)
  }

  /// Goes to a conversation at once; anything that is not loaded follows.
  mutating func goTo(_ conversation: ConversationID, jumpingTo turn: TurnID? = nil) {
    show(conversation, context: contexts[conversation]?.context)
    emit(.open(conversation))
    pane.seek(turn)
    searchEarlier()
  }

  /// Goes to the newest conversation of a context.
  mutating func openContext(_ key: ContextKey) {
    if let newest = contexts[key]?.conversations.first {
      open(newest.id)
    } else {
      wait(for: .context(key))
      emit(.openContext(key))
    }
  }

  /// Goes to the context with this number, from 0.
  mutating func openContext(number: Int) {
    guard let key = contexts.numbers[number], contexts[key] != nil else {
      return tellBriefly(localized("No context has the number \(number + 1)."))
    }
    overlays.closeAll()
    if key != pane.context { openContext(key) }
  }

  /// Ctrl+N: where a context may have several conversations a further one, else a context.
  mutating func newConversation() {
    if let key = pane.context, contexts[key]?.context.mode.remembersTurns == false {
      startConversation(in: key)
    } else {
      openNewContextForm()
    }
  }

  mutating func startConversation(in key: ContextKey) {
    guard contexts[key]?.context.mode.remembersTurns == false else { return openContext(key) }
    wait(for: .context(key))
    emit(.newConversation(key))
  }

  /// Shows the lobby until what was asked for comes.
  private mutating func wait(for goal: Opening.Goal) {
    overlays.closeAll()
    show(ConversationPane.lobby, context: nil)
    opening.wait(for: goal)
  }

  /// Waits for a context that is being made; what is on screen stays until it comes.
  mutating func waitForMade() {
    overlays.closeAll()
    opening.wait(for: .made)
  }

  /// Alt+a: the next conversation with something new, else the next one that streams.
  mutating func goToNextActive() {
    let others = contexts.conversations.filter { $0.id != pane.id }
    guard let next = others.first(where: \.isUnread) ?? nextStreaming() else {
      return tellBriefly(localized("No other conversation is streaming or unread."))
    }
    open(next.id)
  }

  /// The streaming conversation after the one on screen, round the list.
  private func nextStreaming() -> ConversationSummary? {
    let all = contexts.conversations
    let place = all.firstIndex { $0.id == pane.id }.map { $0 + 1 } ?? 0
    return (all[place...] + all[..<place]).first { $0.isStreaming && $0.id != pane.id }
  }

  /// Brings a conversation to the screen and puts the present one away; from the lobby the text goes along.
  mutating func show(_ conversation: ConversationID, context: ContextKey?) {
    guard conversation != pane.id else { return }
    saveDraft()
    overlays.closeLine()
    leaveReading()
    pane.composer.completion.close()
    let left = pane
    pane =
      shelf.take(conversation)
      ?? ConversationPane(id: conversation, context: context, theme: theme.transcript)
    stylePane()
    contexts.mark(conversation, unread: false)
    guard left.isLobby else { return shelf.put(left) }
    pane.composer.carryOver(from: left.composer, at: now)
    // Kept here before it is gone there.
    saveDraft()
    if opening.leaveLobby() { emit(.saveDraft(ConversationPane.lobby, Draft())) }
  }
}

// Conversations that the controller opened.
extension AppState {
  mutating func show(opened snapshot: ConversationSnapshot) {
    let id = snapshot.conversation.id
    let context = snapshot.conversation.context
    let isNew = id != pane.id && !shelf.contains(id)
    if isNew {
      shelf.put(ConversationPane(id: id, context: context, theme: theme.transcript))
    }
    if let command = change(id, { $0.load(snapshot) }) ?? nil { emit(command) }
    finishEdit(among: snapshot)
    let screen = (id: pane.id, isEmpty: pane.composer.isEmpty)
    switch opening.opened(id, in: context, isNew: isNew, over: screen) {
    case .onScreen:
      contexts.mark(id, unread: false)
      searchEarlier()
    case .show: adopt(id)
    case .announce:
      contexts.mark(id, unread: true)
      tell(.info, localized("The new context is ready; \(keymap.hint(.contexts)) lists it."))
    case .keep: return
    }
  }

  /// Shows a conversation; what waits in the lobby for it goes out in it.
  private mutating func adopt(_ id: ConversationID) {
    let waiting = pane.isLobby ? pane.composer.outgoing.removeAll() : []
    show(id, context: nil)
    for prompt in waiting {
      send(prompt.request.prompt, typed: prompt.typed, keepsText: true)
    }
  }

  /// Jumps to the turn that was looked for; asks for earlier turns until it is there.
  mutating func searchEarlier() {
    switch pane.search() {
    case .found?, nil: return
    case .absent?:
      tell(
        .warning, localized("That turn is on another branch of this conversation; /tree shows it."))
    case .load(let before)?: emit(.loadEarlier(pane.id, before: before))
    }
  }
}
