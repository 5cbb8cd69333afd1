import ChatModel
import ChatTranscript
import FoundationEssentials
import Wording

extension AppState {
  mutating func show(_ update: SessionUpdate) {
    let now = now
    switch update {
    case .profiles(let profiles): contexts.profiles.show(profiles)
    case .contexts(let summaries): list(summaries)
    case .started: endStart()
    case .opened(let snapshot): show(opened: snapshot)
    case .earlier(let id, let turns, let hasEarlier):
      change(id) { $0.prepend(turns, hasEarlier: hasEarlier) }
      if id == pane.id { searchEarlier() }
    case .turn(let view): show(view)
    case .delta(let delta):
      let isShown: Void? = change(delta.conversation) { $0.append(delta, at: now) }
      overlays.change(ComparePanel.self) { $0.append(delta) }
      if isShown == nil { contexts.mark(delta.conversation, streaming: true) }
    case .branch(let snapshot):
      finishEdit(among: snapshot)
      change(snapshot.conversation.id) { $0.showBranch(snapshot) }
      if snapshot.conversation.id == pane.id { searchEarlier() }
    case .refused(let refusal): takeBack(refusal)
    case .offer(let offer): show(asked: offer)
    case .preview(let offer): show(preview: offer)
    case .promptReturned(let id, let prompt, let turn): takeBack(prompt, of: turn, in: id)
    case .progress(let progress):
      if case .failed = progress.stage { giveUpWaiting() }
      notices.note(progress, at: now)
    case .seedProgress(let id, let progress): contexts.note(progress, of: id)
    case .serverContexts(let profile, let found):
      contexts.profiles.show(found, of: profile)
      overlays.change(ContextMenu.self) { $0.show(contexts, at: now) }
    case .models(let profile, let names): show(models: names, of: profile)
    case .searchResults(let serial, let hits):
      overlays.change(SearchPanel.self) { $0.show(hits, serial: serial) }
    case .pastPrompts(let page): show(page)
    case .tree(let tree): overlays.change(BranchPanel.self) { $0.show(tree) }
    case .comparison(let comparison): show(comparison)
    case .usage(let report): overlays.change(UsagePanel.self) { $0.show(report) }
    case .saving(let trouble): notices.note(trouble)
    case .notice(let notice): tell(notice)
    }
  }

  private mutating func list(_ summaries: [ContextSummary]) {
    contexts.show(summaries, at: now)
    tellExpiries()
    contexts.mark(pane.id, unread: false)
    if !pane.isLobby, let summary = contexts[pane.id] { pane.rename(summary.title) }
    overlays.change(ContextMenu.self) { $0.show(contexts, at: now) }
    stylePane()
  }

  private mutating func show(_ view: TurnView) {
    let id = view.turn.conversation
    finishEdit(askedAs: view.id, in: id)
    let isNews = change(id) { $0.show(turn: view) } ?? view.turn.phase.isEnded
    overlays.change(ComparePanel.self) { $0.update(view) }
    contexts.mark(id, streaming: view.turn.phase.isInFlight)
    if isNews { announceEnd(of: view.turn) }
  }

  /// A reply ended: marks it unread if it is not on screen, and rings.
  private mutating func announceEnd(of turn: Turn) {
    let isElsewhere = turn.conversation != pane.id
    if isElsewhere { contexts.mark(turn.conversation, unread: true) }
    if launch.bell, isElsewhere || !screen.isFocused { emit(.bell) }
    guard isElsewhere, let label = label(of: turn.conversation) else { return }
    tell(.info, localized("“\(label)” has a new reply; \(keymap.hint(.nextActive)) goes there."))
  }

  private func label(of id: ConversationID) -> String? { contexts.context(of: id)?.label }

  private mutating func takeBack(_ refusal: SendRefusal) {
    let id = refusal.request.conversation
    finishEdit(askedAs: refusal.request.turn, in: id)
    let typed = change(id) { $0.withdraw(refusal.request.turn) } ?? nil
    let text = typed ?? EnteredText.composerText(for: refusal.request.prompt)
    putBack(text, in: id)
    let key = contexts[id]?.context ?? (id == pane.id ? pane.context : shelf[id]?.context)
    if refusal.reason == .lost, let key { contexts.markLost(key) }
    change(id) { $0.choices.refuse(refusal, returned: text) }
    let question = ChoiceBar.refused(refusal, returned: text).question
    notices.record(.warning, question, at: now)
    if id != pane.id, let label = label(of: id) {
      tell(
        .warning, localized("“\(label)”: \(question). Its prompt is back in the composer there."))
    }
  }

  private mutating func takeBack(_ prompt: String, of turn: TurnID?, in id: ConversationID) {
    guard id != ConversationPane.lobby else { return takeBack(lobbyText: prompt) }
    let typed = change(id) { pane in turn.flatMap { pane.withdraw($0) } } ?? nil
    putBack(typed ?? EnteredText.composerText(for: prompt), in: id)
  }

  /// The text that the lobby held when the program was left. It goes to what is on screen: it was pinned to nothing.
  private mutating func takeBack(lobbyText text: String) {
    opening.stored(draftOf: ConversationPane.lobby)
    putBack(text, in: pane.id)
    guard !pane.isLobby, opening.leaveLobby() else { return }
    emit(.saveDraft(ConversationPane.lobby, Draft()))
    tell(.info, localized("What you typed before a conversation was open is in the composer."))
  }

  private mutating func tell(_ notice: Notice) {
    var notice = notice
    if let id = notice.conversation, id != pane.id, let label = label(of: id) {
      notice.text = "“\(label)”: \(notice.text)"
    }
    notices.post(notice, at: now)
    if notice.level == .error {
      pane.choices.settled()
      endStart()
    }
  }

  /// A job failed: what was waited for will not come.
  private mutating func giveUpWaiting() {
    pane.choices.settled()
    opening.fail()
    endStart()
  }
}
