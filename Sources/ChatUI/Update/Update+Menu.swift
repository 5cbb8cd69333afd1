package import ChatModel
import FoundationEssentials
import TerminalKit

extension AppState {
  /// Enter in the menu.
  mutating func open(_ entry: MenuEntry) {
    if let conversation = entry.conversation {
      open(conversation)
    } else if entry.context == pane.context {
      overlays.removeAll()
    } else {
      openContext(entry.context)
    }
  }

  /// What the menu's keys are about: the chosen row, without a menu the context on screen.
  private var menuTarget: MenuEntry? {
    if case .menu(let menu)? = overlays.last { return menu.chosen }
    return pane.context.map { MenuEntry(context: $0, conversation: nil, positions: []) }
  }

  mutating func performMenu(_ action: Action) {
    switch action {
    case .menuNew: return menuNew()
    case .menuImport: return openImportForm()
    case .menuRestore: return restore()
    default: break
    }
    guard let target = menuTarget, let summary = contexts[target.context] else {
      tellBriefly("No context here.")
      return
    }
    switch action {
    case .menuRebuild: wish(.rebuild(summary.id, pending: nil))
    case .menuFork: wishFork(summary, target.conversation)
    case .menuRename: openRenameForm(summary, target.conversation)
    case .menuForget:
      forget(summary, target.conversation, wayBack: keymap.hint(.menuRestore))
    case .menuInfo: openDetails(summary)
    case .menuMode: openModeForm(summary)
    default: break
    }
  }

  /// On a context that may have several conversations a further one, else a new context.
  private mutating func menuNew() {
    if case .menu(let menu)? = overlays.last, let chosen = menu.chosen,
      contexts[chosen.context]?.context.mode == .commonPrefix
    {
      startConversation(in: chosen.context)
    } else {
      openNewContextForm()
    }
  }

  private mutating func wishFork(_ summary: ContextSummary, _ conversation: ConversationID?) {
    guard let id = conversation ?? summary.conversations.first?.id else {
      tell(.info, "“\(summary.context.label)” has no conversation to fork.")
      return
    }
    // What it takes is shown over its conversation.
    if id != pane.id, summary.context.mode.remembersTurns { open(id) }
    fork(id, upTo: nil)
  }

  /// - Parameter wayBack: The key or command that undoes it, where the user is afterwards.
  private mutating func forget(
    _ summary: ContextSummary, _ conversation: ConversationID?, wayBack: String
  ) {
    guard !isBusy(summary, conversation) else {
      tell(
        .warning,
        "A reply is streaming in “\(summary.context.label)”. Stop it first, or wait until it ends.")
      return
    }
    if let conversation {
      let title = contexts[conversation]?.title ?? ""
      leave { $0.id == conversation }
      deleted.append(.conversation(conversation))
      emit(.deleteConversation(conversation))
      tell(.info, "\(Self.quoted(title)) is in the trash; \(wayBack) brings it back.")
    } else {
      leave { $0.context == summary.id }
      deleted.append(.context(summary.id))
      emit(.forgetContext(summary.id))
      tell(
        .info,
        "“\(summary.context.label)” and its conversations are in the trash; \(wayBack) brings them"
          + " back. The copy on the server expires by itself.")
    }
  }

  mutating func forgetCurrent() {
    guard let key = pane.context, let summary = contexts[key] else {
      tellBriefly("No context here.")
      return
    }
    forget(summary, nil, wayBack: keymap.hint(.menuRestore))
    if overlays.isEmpty { toggleMenu() }
  }

  mutating func deleteConversation() {
    guard let key = pane.context, let summary = contexts[key] else {
      tellBriefly("No conversation yet.")
      return
    }
    // What a session context remembers goes with it: a new conversation would go on in a memory that
    // nobody sees.
    let isAllOfIt =
      summary.context.mode.remembersTurns && summary.conversations.allSatisfy { $0.id == pane.id }
    forget(summary, isAllOfIt ? nil : pane.id, wayBack: "/ctx restore")
  }

  /// Whether a reply is under way in what would be forgotten.
  private func isBusy(_ summary: ContextSummary, _ conversation: ConversationID?) -> Bool {
    let concerned = summary.conversations.filter { conversation == nil || $0.id == conversation }
    let isHere = concerned.contains { $0.id == pane.id } && pane.live.inFlight != nil
    return isHere || concerned.contains(where: \.isStreaming)
  }

  /// Goes from a conversation that is going away to the one that was used last of the others, or to the
  /// lobby. What lies over the transcript stays.
  private mutating func leave(_ isGoing: (ConversationSummary) -> Bool) {
    let all = contexts.conversations
    guard let here = contexts[pane.id], isGoing(here) else { return }
    let open = overlays
    if let next = all.filter({ !isGoing($0) }).max(by: { $0.updatedAt < $1.updatedAt }) {
      self.open(next.id)
    } else {
      opening = nil
      show(ConversationPane.lobby, context: nil)
    }
    overlays = open
  }

  mutating func restore() {
    switch deleted.popLast() {
    case .context(let key)?:
      emit(.restoreContext(key))
      tell(.info, "Context restored; \(keymap.hint(.contexts)) lists it.")
    case .conversation(let id)?:
      emit(.restoreConversation(id))
      let title = shelf[id]?.conversation?.title ?? ""
      tell(.info, "\(Self.quoted(title)) restored; \(keymap.hint(.contexts)) lists it.")
    case nil: tellBriefly("Nothing to restore in this session.")
    }
  }

  private static func quoted(_ title: String) -> String {
    title.isEmpty ? "The conversation" : "“\(title.onOneLine)”"
  }
}

/// Something that went to the trash in this session.
package enum Deleted: Sendable, Hashable {
  case context(ContextKey)
  case conversation(ConversationID)
}
