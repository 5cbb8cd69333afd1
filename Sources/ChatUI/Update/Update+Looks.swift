import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import TextEditing

extension AppState {
  /// Divides the screen anew and lays out what is visible; the end of every update.
  mutating func settleLayout() {
    let columns = max(1, size.columns - markColumns - 1)
    let maxRows = ScreenLayout.maxComposerRows(size)
    pane.editor.setViewport(width: columns, maxRows: maxRows)
    composer = pane.editor.layout(width: columns, maxRows: maxRows, style: theme.editor)
    offerChoices()
    layout = ScreenLayout(
      size: size, composerRows: composer.rows.count,
      choiceRows: ChoiceBarView.rows(self, columns: size.columns).count)
    refreshCompletion()
    settleTranscript()
    if !overlays.isEmpty {
      overlays[overlays.count - 1].panel.prepare(
        columns: layout.overlay.columns, rows: layout.overlay.rows)
    }
  }

  private mutating func settleTranscript() {
    if pane.transcript.turnCount == 0 { pane.transcript.emptyHint = emptyHint }
    pane.transcript.resize(layout.transcript.size)
    pane.transcript.prepareLayout(now: now)
    guard !pane.isLoadingEarlier, pane.isLoaded, let before = pane.transcript.needsEarlier
    else { return }
    pane.isLoadingEarlier = true
    emit(.loadEarlier(pane.id, before: before))
  }

  /// Gives the pane on screen its looks, its hints and its size.
  mutating func dressPane() {
    pane.transcript.setTheme(theme.transcript)
    pane.transcript.keyHints = TranscriptKeyHints(
      alternatives: [.previousAlternative, .nextAlternative].map(keymap.hint)
        .joined(separator: " ").trimmed,
      reasoning: keymap.hint(.toggleReasoning), resend: keymap.hint(.chooseSend),
      rebuild: keymap.hint(.chooseRebuild), carryOn: keymap.hint(.chooseOther))
  }

  private var emptyHint: [StyledLine] {
    let lines: [String] =
      if nothingOpens, hasContexts, contexts.summaries.isEmpty {
        [
          "No context yet.",
          "\(keymap.hint(.newConversation)) creates one; /ctx import ID imports one you have.",
        ]
      } else if nothingOpens {
        ["No conversation is open.", "\(keymap.hint(.contexts)) lists the contexts."]
      } else if !pane.isLoaded {
        ["opening…"]
      } else {
        firstSteps
      }
    return lines.map { StyledLine($0, theme.dim) }
  }

  /// What a newcomer can do in a conversation where nothing was said yet.
  private var firstSteps: [String] {
    let context = pane.context.flatMap { contexts[$0]?.context }
    let send = keymap.hint(.send)
    let question = context.flatMap { launch.questions[$0.key] }
    return [
      whereItIs(context), "",
      question.map { "Type a question and press \(send), for example: \($0)" }
        ?? "Type a question and press \(send). @path adds a file.",
      "\(keymap.hint(.contexts)) other contexts · \(keymap.hint(.newConversation)) new one · "
        + "\(keymap.hint(.help)) all keys and commands",
    ]
  }

  /// What is known of the context's place at the server.
  private func whereItIs(_ context: CachedContext?) -> String {
    let size = context?.creationUsage?.promptTokens.map { " (\(Figures.short($0)) tokens)" } ?? ""
    let name = context.map { "“\($0.label)”\(size)" } ?? "the context"
    switch context.map(life(of:)) {
    case .lost?:
      return "The server no longer has \(name). Prompts wait until it is rebuilt."
    case .expired?:
      return "\(name) has expired by our clock. Prompts wait until you choose what to do."
    case .unknown?:
      return "\(name) was created elsewhere: the first prompt shows if the server has it."
    case .warm?, .expiring?, nil:
      return launch.isDemo
        ? "\(name) is cached by the gateway in this program, which answers with quotes."
        : "The server has cached \(name): every prompt here builds on it."
    }
  }

  mutating func applyTheme() {
    theme = .named(themeName, colors: colors, isDark: isDark)
      .with(textColumns: launch.textColumns)
    dressPane()
  }

  mutating func chooseTheme(_ name: String) {
    let name = name.lowercased()
    if name.isEmpty {
      nextTheme()
    } else if Theme.names.contains(name) {
      themeName = name
      applyTheme()
      tellTheme()
    } else {
      tell(.warning, Self.unknownTheme(name))
    }
  }

  mutating func nextTheme() {
    let place = Theme.names.firstIndex(of: themeName ?? Theme.names[0]) ?? 0
    themeName = Theme.names[(place + 1) % Theme.names.count]
    applyTheme()
    tellTheme()
  }

  private mutating func tellTheme() {
    let asked = themeName ?? theme.name
    tell(
      .info,
      asked == theme.name || asked == "auto"
        ? "Theme \(asked)."
        : "Theme \(asked), shown as \(theme.name): the terminal has \(colors) colours.")
  }
}
