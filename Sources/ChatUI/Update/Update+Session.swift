import ChatModel
import ChatTranscript
import FoundationEssentials

extension AppState {
  mutating func receive(_ update: SessionUpdate) {
    switch update {
    case .contexts(let summaries): receive(summaries)
    case .started: endStart()
    case .opened(let snapshot): receive(opened: snapshot)
    case .earlier(let id, let turns, let hasEarlier):
      receive(earlier: turns, hasEarlier: hasEarlier, in: id)
    case .turn(let view): receive(view)
    case .delta(let delta): receive(delta)
    case .branch(let snapshot): receive(branch: snapshot)
    case .refused(let refusal): receive(refusal)
    case .offer(let offer): receive(offer)
    case .preview(let offer): receive(preview: offer)
    case .promptReturned(let id, let prompt, let turn):
      receive(returned: prompt, of: turn, in: id)
    case .progress(let progress): receive(progress)
    case .searchResults(let serial, let hits): showHits(hits, serial: serial)
    case .pastPrompts(let page): receive(page)
    case .usage(let report): showUsage(report)
    case .saving(let trouble): savingTrouble = trouble
    case .notice(let notice): receive(notice)
    }
  }

  private mutating func receive(_ summaries: [ContextSummary]) {
    contexts = ContextList(summaries)
    hasContexts = true
    numbers.take(summaries, at: now)
    tellExpiries()
    lost = []
    contexts.mark(pane.id, unread: false)
    if !pane.isLobby, let summary = contexts[pane.id] {
      pane.conversation?.title = summary.title
    }
    for index in overlays.indices {
      if case .menu(var menu) = overlays[index] {
        menu.show(contexts, at: now)
        overlays[index] = .menu(menu)
      }
    }
    dressPane()
  }

  private mutating func receive(earlier turns: [TurnView], hasEarlier: Bool, in id: ConversationID)
  {
    change(id) { pane in
      pane.isLoadingEarlier = false
      pane.hasEarlier = hasEarlier
      pane.oldest = turns.first?.id ?? pane.oldest
      pane.transcript.prepend(turns, hasEarlier: hasEarlier)
    }
    if id == pane.id { seekGoal() }
  }

  private mutating func receive(branch snapshot: ConversationSnapshot) {
    let now = now
    finishEdit(among: snapshot)
    change(snapshot.conversation.id) { pane in
      pane.conversation = snapshot.conversation
      pane.oldest = snapshot.turns.first?.id
      pane.hasEarlier = snapshot.hasEarlier
      pane.isLoadingEarlier = false
      pane.showBranch(snapshot, at: now)
    }
  }

  private mutating func receive(_ view: TurnView) {
    let id = view.turn.conversation
    let now = now
    finishEdit(askedAs: view.id, in: id)
    let wasEnded = change(id) { pane in
      let before = pane.transcript.turn(view.id)?.turn.phase.isEnded ?? false
      pane.take(view, at: now)
      return before
    }
    contexts.mark(id, streaming: view.turn.phase.isInFlight)
    if view.turn.phase.isEnded, wasEnded != true { announceEnd(of: view.turn) }
  }

  /// A reply ended: marks it where nobody looks, and rings.
  private mutating func announceEnd(of turn: Turn) {
    let isElsewhere = turn.conversation != pane.id
    if isElsewhere { contexts.mark(turn.conversation, unread: true) }
    if launch.bell, isElsewhere || !isFocused { emit(.bell) }
    guard isElsewhere, let label = label(of: turn.conversation) else { return }
    tell(.info, "“\(label)” has a new reply; \(keymap.hint(.nextActive)) goes there.")
  }

  private func label(of id: ConversationID) -> String? {
    contexts[id].flatMap { contexts[$0.context]?.context.label }
  }

  private mutating func receive(_ delta: TurnDelta) {
    let now = now
    let isShown: Void? = change(delta.conversation) { pane in
      pane.transcript.append(delta)
      pane.live.note(delta, at: now)
    }
    if isShown == nil { contexts.mark(delta.conversation, streaming: true) }
  }

  private mutating func receive(_ refusal: SendRefusal) {
    let id = refusal.request.conversation
    finishEdit(askedAs: refusal.request.turn, in: id)
    let typed = change(id) { $0.withdraw(refusal.request.turn) }.flatMap(\.self)
    let text = typed ?? Submission.composerText(for: refusal.request.prompt)
    putBack(text, in: id)
    if refusal.reason == .lost, let key = contexts[id]?.context ?? paneContext(id) {
      lost.insert(key)
    }
    let bar = ChoiceBar.refused(refusal, returned: text)
    notices.record(.warning, bar.question, at: now)
    change(id) {
      $0.bar = bar
      $0.settling = nil
    }
    if id != pane.id, let label = label(of: id) {
      tell(.warning, "“\(label)”: \(bar.question). Its prompt is back in the composer there.")
    }
  }

  private func paneContext(_ id: ConversationID) -> ContextKey? {
    id == pane.id ? pane.context : shelf[id]?.context
  }

  private mutating func receive(
    returned prompt: String, of turn: TurnID?, in id: ConversationID
  ) {
    if id == ConversationPane.lobby { return receive(lobbyText: prompt) }
    let typed = change(id) { pane in turn.flatMap { pane.withdraw($0) } }.flatMap(\.self)
    putBack(typed ?? Submission.composerText(for: prompt), in: id)
  }

  /// What the lobby held when the program was left. It goes to what is on screen: it was pinned to nothing.
  private mutating func receive(lobbyText text: String) {
    lobbyIsSaved = true
    putBack(text, in: pane.id)
    if !pane.isLobby {
      lobbyIsSaved = false
      emit(.saveDraft(ConversationPane.lobby, Draft()))
      tell(.info, "The text that you wrote before anything was open is in the composer.")
    }
  }

  private mutating func receive(_ progress: JobProgress) {
    switch progress.stage {
    case .running(let words): jobs[progress.job] = words
    case .done(let words):
      jobs[progress.job] = nil
      if !words.isEmpty { tell(.info, words) }
    case .failed(let words):
      jobs[progress.job] = nil
      pane.settling = nil
      if opening == .made { opening = nil }
      endStart()
      tell(.error, words)
    }
  }

  private mutating func receive(_ notice: Notice) {
    var notice = notice
    if let id = notice.conversation, id != pane.id, let label = label(of: id) {
      notice.text = "“\(label)”: \(notice.text)"
    }
    notices.post(notice, at: now)
    if notice.level == .error {
      pane.settling = nil
      endStart()
    }
  }
}
