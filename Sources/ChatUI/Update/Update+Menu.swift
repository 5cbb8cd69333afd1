import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// The context that a key of the menu is about, and the conversation, if a row of one is chosen.
typealias MenuTarget = (summary: ContextSummary, conversation: ConversationID?)

extension AppState {
  /// Enter in the menu.
  mutating func open(_ entry: MenuEntry) {
    if let found = entry.found {
      emit(.importFound(found.context, profile: found.profile))
      waitForMade()
    } else if let conversation = entry.conversation {
      open(conversation)
    } else if entry.context == pane.context {
      overlays.closeAll()
    } else {
      openContext(entry.context)
    }
  }

  /// Does something to the chosen row; without a menu to the context on screen.
  mutating func onTarget(_ body: (inout AppState, MenuTarget) -> Void) {
    guard case .menu(let menu)? = overlays.last else {
      if let summary = currentContext() { body(&self, (summary, nil)) }
      return
    }
    guard let chosen = menu.chosen, let summary = contexts[chosen.context] else {
      return tellBriefly(localized("No context here."))
    }
    body(&self, (summary, chosen.conversation))
  }

  /// The context on screen; tells if there is none.
  mutating func currentContext(else words: String = localized("No context here."))
    -> ContextSummary?
  {
    let summary = shownContext
    if summary == nil { tellBriefly(words) }
    return summary
  }

  /// Tells if no conversation is on screen.
  mutating func hasConversation() -> Bool {
    if pane.isLobby { tellBriefly(localized("No conversation yet.")) }
    return !pane.isLobby
  }

  /// On a context that may have several conversations a further one, else a new context.
  mutating func menuNew() {
    if case .menu(let menu)? = overlays.last, let chosen = menu.chosen,
      contexts[chosen.context]?.context.mode.remembersTurns == false
    {
      startConversation(in: chosen.context)
    } else {
      openNewContextForm()
    }
  }

  mutating func fork(_ target: MenuTarget) {
    guard let id = target.conversation ?? target.summary.conversations.first?.id else {
      return tell(
        .info, localized("“\(target.summary.context.label)” has no conversation to fork."))
    }
    // The offer is shown over its conversation.
    if id != pane.id, target.summary.context.mode.remembersTurns { open(id) }
    fork(id, upTo: nil)
  }

  /// - Parameter wayBack: The key or command that undoes it, where the user is afterwards.
  mutating func forget(_ target: MenuTarget, wayBack: String) {
    let (summary, conversation) = target
    guard !isBusy(summary, conversation) else {
      return tell(
        .warning,
        localized(
          "A reply is streaming in “\(summary.context.label)”. Stop it first, or wait until it ends."
        ))
    }
    if let conversation {
      let title = contexts[conversation]?.title ?? ""
      leave { $0.id == conversation }
      contexts.delete(.conversation(conversation))
      emit(.deleteConversation(conversation))
      tell(.info, localized("\(Self.quoted(title)) is in the trash; \(wayBack) brings it back."))
    } else {
      leave { $0.context == summary.id }
      contexts.delete(.context(summary.id))
      emit(.forgetContext(summary.id))
      let copy =
        contexts.profiles[summary.context.profile]?.capabilities.words(
          afterForgetting: summary.context) ?? ""
      tell(
        .info,
        localized(
          "“\(summary.context.label)” and its conversations are in the trash; \(wayBack) brings them back.\(copy)"
        ))
    }
  }

  mutating func forgetCurrent() {
    guard let summary = currentContext() else { return }
    forget((summary, nil), wayBack: keymap.hint(.menuRestore))
    if overlays.isEmpty { toggleMenu() }
  }

  mutating func deleteConversation() {
    guard let summary = currentContext(else: localized("No conversation yet.")) else { return }
    // The memory of a session context goes with it: a new conversation would go on in a memory that
    // nobody sees.
    let isAllOfIt =
      summary.context.mode.remembersTurns && summary.conversations.allSatisfy { $0.id == pane.id }
    forget((summary, isAllOfIt ? nil : pane.id), wayBack: "/ctx restore")
  }

  /// True while a reply streams in a conversation that would be forgotten.
  private func isBusy(_ summary: ContextSummary, _ conversation: ConversationID?) -> Bool {
    let concerned = summary.conversations.filter { conversation == nil || $0.id == conversation }
    let isHere = concerned.contains { $0.id == pane.id } && pane.live.inFlight != nil
    return isHere || concerned.contains(where: \.isStreaming)
  }

  /// Goes from a conversation that is going away to the one that was used last of the others, or to the
  /// lobby. Panels stay open.
  private mutating func leave(_ isGoing: (ConversationSummary) -> Bool) {
    let all = contexts.conversations
    guard let here = contexts[pane.id], isGoing(here) else { return }
    opening.stopWaiting()
    if let next = all.filter({ !isGoing($0) }).max(by: { $0.updatedAt < $1.updatedAt }) {
      goTo(next.id)
    } else {
      show(ConversationPane.lobby, context: nil)
    }
  }

  mutating func restore() {
    switch contexts.restoreLast() {
    case .context(let key)?:
      emit(.restoreContext(key))
      tell(.info, localized("Context restored; \(keymap.hint(.contexts)) lists it."))
    case .conversation(let id)?:
      emit(.restoreConversation(id))
      let title = shelf[id]?.conversation?.title ?? ""
      tell(.info, localized("\(Self.quoted(title)) restored; \(keymap.hint(.contexts)) lists it."))
    case nil: tellBriefly(localized("Nothing to restore in this session."))
    }
  }

  private static func quoted(_ title: String) -> String {
    title.isEmpty ? localized("The conversation") : "“\(title.onOneLine)”"
  }
}
