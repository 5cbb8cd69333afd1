import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing

extension AppState {
  /// Goes to a conversation at once; what is not loaded follows.
  mutating func open(_ conversation: ConversationID, jumpingTo turn: TurnID? = nil) {
    overlays.removeAll()
    opening = nil
    show(conversation, context: contexts[conversation]?.context)
    emit(.open(conversation))
    pane.goal = turn
    seekGoal()
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
    guard let key = numbers[number], contexts[key] != nil else {
      tellBriefly("No context has the number \(number + 1).")
      return
    }
    overlays.removeAll()
    if key != pane.context { openContext(key) }
  }

  /// Ctrl+N: where a context may have several conversations a further one, else a context.
  mutating func newConversation() {
    if let key = pane.context, contexts[key]?.context.mode == .commonPrefix {
      startConversation(in: key)
    } else {
      openNewContextForm()
    }
  }

  mutating func startConversation(in key: ContextKey) {
    guard contexts[key]?.context.mode == .commonPrefix else {
      openContext(key)
      return
    }
    wait(for: .context(key))
    emit(.newConversation(key))
  }

  /// Shows the lobby until what was asked for comes.
  private mutating func wait(for opening: Opening) {
    overlays.removeAll()
    show(ConversationPane.lobby, context: nil)
    self.opening = opening
    typedSinceOpening = false
  }

  /// Waits for a context that is being made; what is on screen stays until it comes.
  mutating func waitForMade() {
    overlays.removeAll()
    opening = .made
    typedSinceOpening = false
  }

  /// Alt+a: the next conversation with something new, else the next one that streams.
  mutating func goToNextActive() {
    let others = contexts.conversations.filter { $0.id != pane.id }
    guard let next = others.first(where: \.isUnread) ?? nextStreaming() else {
      tellBriefly("No other conversation is streaming or unread.")
      return
    }
    open(next.id)
  }

  /// The streaming conversation after the one on screen, round the list.
  private func nextStreaming() -> ConversationSummary? {
    let all = contexts.conversations
    let place = all.firstIndex { $0.id == pane.id }.map { $0 + 1 } ?? 0
    return (all[place...] + all[..<place]).first { $0.isStreaming && $0.id != pane.id }
  }

  /// Brings a conversation's pane to the screen and puts the present one away.
  mutating func show(_ conversation: ConversationID, context: ContextKey?) {
    guard conversation != pane.id else { return }
    saveDraft()
    let carried = takeLobbyText()
    let editor = pane.isLobby && pane.outgoing.isEmpty ? pane.written : nil
    completion = nil
    promptLine = nil
    leaveReading()
    let next =
      shelf.take(conversation)
      ?? ConversationPane(id: conversation, context: context, theme: theme.transcript)
    let leavesLobby = pane.isLobby
    if !leavesLobby { shelf.put(pane) }
    pane = next
    dressPane()
    contexts.mark(conversation, unread: false)
    if let editor, pane.written.isEmpty, pane.editing == nil {
      // With its folded pastes and what can be undone.
      pane.written = editor
    } else {
      pane.addToDraft(carried)
    }
    if !carried.isEmpty {
      // Kept here before it is gone there.
      pane.draftChangedAt = now
      saveDraft()
    }
    if leavesLobby { forgetLobby() }
  }

  /// What was written in the lobby is elsewhere now.
  private mutating func forgetLobby() {
    guard lobbyIsSaved else { return }
    lobbyIsSaved = false
    emit(.saveDraft(ConversationPane.lobby, Draft()))
  }

  /// What was written in the lobby goes along: it is pinned to nothing yet. Prompts that wait there were meant
  /// for another conversation, so they come along as text and are not sent.
  private func takeLobbyText() -> String { pane.isLobby ? pane.lobbyText : "" }
}

// What the controller opened.
extension AppState {
  mutating func receive(opened snapshot: ConversationSnapshot) {
    isStarting = false
    let id = snapshot.conversation.id
    let isNew = id != pane.id && !shelf.contains(id)
    if isNew {
      shelf.put(
        ConversationPane(
          id: id, context: snapshot.conversation.context, theme: theme.transcript))
    }
    let now = now
    if let command = change(id, { $0.load(snapshot, at: now) }) ?? nil { emit(command) }
    finishEdit(among: snapshot)
    guard id != pane.id else {
      opening = nil
      contexts.mark(id, unread: false)
      seekGoal()
      return
    }
    if mayShow(snapshot, isNew: isNew) {
      opening = nil
      adopt(id)
    } else if opening == .made, isNew {
      opening = nil
      contexts.mark(id, unread: true)
      tell(.info, "The new context is ready; \(keymap.hint(.contexts)) lists it.")
    }
  }

  /// Whether what was opened is what the user waits for. Nothing takes the composer away from under typing fingers.
  private func mayShow(_ snapshot: ConversationSnapshot, isNew: Bool) -> Bool {
    switch opening {
    case nil: pane.isLobby
    case .context(let key)?: snapshot.conversation.context == key
    case .made?: isNew && (pane.isLobby || !typedSinceOpening || pane.editor.isEmpty)
    }
  }

  /// Shows a conversation; what waits in the lobby for it goes out in it.
  private mutating func adopt(_ id: ConversationID) {
    guard pane.isLobby else {
      show(id, context: nil)
      return
    }
    let waiting = pane.outgoing
    pane.outgoing = []
    show(id, context: nil)
    for outgoing in waiting {
      let editor = pane.written
      send(outgoing.request.prompt, typed: outgoing.typed)
      pane.written = editor
      if !editor.isEmpty { pane.draftChangedAt = now }
    }
  }

  /// Jumps to the turn that was looked for; asks for earlier turns until it is there.
  mutating func seekGoal() {
    guard let goal = pane.goal else { return }
    if pane.transcript.turn(goal) != nil {
      pane.transcript.jumpToTurn(goal)
      pane.goal = nil
    } else if pane.isLoaded, !pane.hasEarlier {
      pane.goal = nil
      tell(.warning, "That turn is on another branch of this conversation.")
    } else if pane.isLoaded, let oldest = pane.oldest, !pane.isLoadingEarlier {
      pane.isLoadingEarlier = true
      emit(.loadEarlier(pane.id, before: oldest))
    }
  }
}
