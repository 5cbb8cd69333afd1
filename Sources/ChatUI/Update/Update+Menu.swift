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
      tellBriefly("There is no context here.")
      return
    }
    switch action {
    case .menuRebuild: confirmRebuild(summary)
    case .menuFork: confirmFork(summary, target.conversation)
    case .menuRename: openRenameForm(summary, target.conversation)
    case .menuForget: forget(summary, target.conversation)
    case .menuInfo:
      open(.text(TextPanel(title: "Context", paragraphs: ContextText.paragraphs(summary, at: now))))
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

  mutating func confirmRebuild(_ summary: ContextSummary) {
    let estimate = RebuildEstimate(summary, pane: pane.context == summary.id ? pane : nil)
    open(
      .confirm(
        ConfirmDialog(
          title: "Rebuild “\(summary.context.label)”", lines: estimate.lines,
          yes: "rebuild", purpose: .rebuild(summary.id, pending: nil))))
  }

  private mutating func confirmFork(_ summary: ContextSummary, _ conversation: ConversationID?) {
    guard let id = conversation ?? summary.conversations.first?.id else {
      tell(.info, "“\(summary.context.label)” has no conversation to fork.")
      return
    }
    let estimate = RebuildEstimate(summary, pane: pane.id == id ? pane : nil)
    open(
      .confirm(
        ConfirmDialog(
          title: "Fork “\(summary.context.label)”",
          lines: ["Another context is created with the whole memory of this one."]
            + estimate.lines,
          yes: "fork", purpose: .fork(id, upTo: nil))))
  }

  private mutating func forget(_ summary: ContextSummary, _ conversation: ConversationID?) {
    if let conversation {
      deleted.append(.conversation(conversation))
      emit(.deleteConversation(conversation))
      let title = contexts[conversation]?.title ?? ""
      tell(.info, "“\(title)” is in the trash; \(keymap.hint(.menuRestore)) brings it back.")
    } else {
      deleted.append(.context(summary.id))
      emit(.forgetContext(summary.id))
      tell(
        .info,
        "“\(summary.context.label)” is in the trash; \(keymap.hint(.menuRestore)) brings it back."
          + " The server's cache runs out by itself.")
    }
  }

  mutating func forgetCurrent() {
    guard let key = pane.context, let summary = contexts[key] else {
      tellBriefly("There is no context here.")
      return
    }
    forget(summary, nil)
    if overlays.isEmpty { toggleMenu() }
  }

  mutating func deleteConversation() {
    guard !pane.isLobby else { return }
    let id = pane.id
    let title = contexts[id]?.title ?? pane.conversation?.title ?? ""
    deleted.append(.conversation(id))
    leave(id)
    emit(.deleteConversation(id))
    tell(.info, "\(Self.quoted(title)) is in the trash; /ctx restore brings it back.")
  }

  /// Goes from a conversation to the one that was used last before it, or to the lobby.
  private mutating func leave(_ id: ConversationID) {
    let others = contexts.conversations.filter { $0.id != id }
    if let next = others.max(by: { $0.updatedAt < $1.updatedAt }) {
      open(next.id)
    } else {
      overlays.removeAll()
      opening = nil
      show(ConversationPane.lobby, context: nil)
    }
  }

  mutating func restore() {
    switch deleted.popLast() {
    case .context(let key)?:
      emit(.restoreContext(key))
      tell(.info, "The context is back; \(keymap.hint(.contexts)) lists it.")
    case .conversation(let id)?:
      emit(.restoreConversation(id))
      let title = shelf[id]?.conversation?.title ?? ""
      tell(.info, "\(Self.quoted(title)) is back; \(keymap.hint(.contexts)) lists it.")
    case nil: tellBriefly("Nothing was forgotten in this session.")
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
