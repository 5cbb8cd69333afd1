import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import TextEditing
import Wording

extension AppState {
  /// Divides the screen and lays out what is visible; the end of every update.
  mutating func layOut() {
    let rows = pane.composer.layout(
      width: max(1, size.columns - markColumns - 1),
      maxRows: ScreenLayout.maxComposerRows(size), style: theme.editor,
      vi: viHasKeys ? keyboard.vi : nil)
    offerChoices()
    screen.divide(
      composer: rows, choiceRows: ChoiceBarView.rows(self, columns: size.columns).count)
    let path = pane.composer.completion.refresh(
      for: pane.composer.editor, contexts: contexts, templates: templates.list.names)
    if let path { emit(.completePath(prefix: path)) }
    // Files may have come since.
    if templates.begins(pane.composer.editor) { emit(.listTemplates) }
    if pane.transcript.turnCount == 0 { pane.transcript.emptyHint = emptyHint }
    pane.transcript.resize(layout.transcript.size)
    pane.transcript.prepareLayout(now: now)
    if let before = pane.takeWantedPage() { emit(.loadEarlier(pane.id, before: before)) }
    let rect = layout.overlay
    let now = now
    overlays.change { $0.prepare(columns: rect.columns, rows: rect.rows, at: now) }
  }

  /// Gives the pane on screen its theme, its key hints and its context.
  mutating func stylePane() {
    pane.transcript.setTheme(theme.transcript)
    pane.transcript.memory = (shownContext?.context).flatMap {
      $0.mode.remembersTurns ? $0.contextID : nil
    }
    pane.transcript.keyHints = TranscriptKeyHints(
      alternatives: [.previousAlternative, .nextAlternative].map(keymap.hint)
        .joined(separator: " ").trimmed,
      reasoning: keymap.hint(.toggleReasoning), resend: keymap.hint(.chooseSend),
      rebuild: keymap.hint(.chooseRebuild), carryOn: keymap.hint(.chooseOther))
  }

  private var emptyHint: [StyledLine] {
    let lines: [String] =
      if nothingOpens, contexts.isKnown, contexts.summaries.isEmpty {
        [
          localized("No context yet."),
          localized(
            "\(keymap.hint(.newConversation)) creates one; /ctx import ID imports one you have."),
        ]
      } else if nothingOpens {
        [
          localized("No conversation is open."),
          localized("\(keymap.hint(.contexts)) lists the contexts."),
        ]
      } else if !pane.isLoaded {
        [localized("opening…")]
      } else {
        firstHints
      }
    return lines.map { StyledLine($0, theme.dim) }
  }

  /// First steps, in a conversation where nothing was said yet.
  private var firstHints: [String] {
    let context = shownContext?.context
    let send = keymap.hint(.send)
    let question = context.flatMap { launch.questions[$0.key] }
    return [
      serverState(context), "",
      question.map { localized("Type a question and press \(send), for example: \($0)") }
        ?? localized("Type a question and press \(send). @path adds a file."),
      localized(
        """
        \(keymap.hint(.contexts)) other contexts · \(keymap.hint(.newConversation)) new one \
        · \(keymap.hint(.help)) all keys and commands
        """),
    ]
  }

  /// The state of the context at the server, as a sentence.
  private func serverState(_ context: CachedContext?) -> String {
    let size =
      context?.creationUsage?.promptTokens.map { localized(" (\(Figures.short($0)) tokens)") } ?? ""
    let name = context.map { "“\($0.label)”\(size)" } ?? localized("the context")
    if let progress = context.flatMap({ contexts.seedReading(of: $0) }) {
      let part = progress.percent.map { localized(" (\($0) so far)") } ?? ""
      return localized(
        "The server is reading the seed of \(name)\(part). Questions wait for it.")
    }
    switch context.map({ contexts.state(of: $0, at: now) }) {
    case .lost?:
      return localized("The server no longer has \(name). Prompts wait until it is rebuilt.")
    case .local?:
      return localized("\(name) is kept here: every prompt sends the seed and all turns.")
    case .expired? where context?.mode == .chain:
      return localized(
        "The server has dropped turns of \(name); the next prompt sends all of them again.")
    case .expired?:
      return localized(
        "\(name) has expired by our clock. Prompts wait until you choose what to do.")
    case .unknown?:
      return localized(
        "\(name) was created elsewhere: the first prompt shows if the server has it.")
    case .warm?, .expiring?, nil:
      return launch.isDemo
        ? localized("\(name) is cached by the gateway in this program, which answers with quotes.")
        : localized("The server has cached \(name): every prompt here builds on it.")
    }
  }

  /// Takes what is learnt of the terminal.
  mutating func learn(_ fact: TerminalFact) {
    screen.learn(fact)
    stylePane()
  }

  /// `/theme`: the theme of this name, the next one without.
  mutating func chooseTheme(_ name: String) {
    if name.isEmpty {
      screen.chooseNextTheme()
    } else if !screen.choose(theme: name.lowercased()) {
      return tell(.warning, Self.unknownTheme(name.lowercased()))
    }
    stylePane()
    tell(.info, screen.themeWords)
  }

  static func unknownTheme(_ name: String) -> String {
    let near = Suggestion.nearest(to: name, among: Theme.names)
    return localized("Unknown theme “\(name)”")
      + (near.map { localized("; did you mean “\($0)”?") }
        ?? localized("; choose from \(Theme.names.joined(separator: localized(", ")))."))
  }

  /// `/mouse`: on or off; it toggles without a word.
  mutating func setMouse(_ word: String) {
    switch word {
    case "": screen.setMouse(!screen.mouse)
    case "on": screen.setMouse(true)
    case "off": screen.setMouse(false)
    default:
      tell(.warning, localized("/mouse takes on or off; alone it toggles."))
      return
    }
    tell(
      .info,
      screen.mouse
        ? localized(
          "Mouse on: the wheel scrolls, clicks choose in lists; hold Shift to select text.")
        : localized("Mouse off."))
  }
}
