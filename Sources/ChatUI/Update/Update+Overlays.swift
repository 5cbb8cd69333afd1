import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit
import TextEditing
import Wording

extension AppState {
  mutating func open(_ panel: some OverlayPanel) {
    pane.composer.completion.close()
    overlays.open(panel)
  }

  mutating func toggleMenu() {
    if !overlays.close(ContextMenu.self) {
      open(ContextMenu(contexts, at: now, current: pane.isLobby ? nil : pane.id))
      if contexts.profiles.all.contains(where: \.capabilities.canList) { emit(.lookAtServers) }
    }
  }

  mutating func toggleHelp() {
    if !overlays.close(TextPanel.self, where: { $0.subject == .help }) { openHelp() }
  }

  /// Opens the help, at the paragraphs that hold the words.
  mutating func openHelp(searching words: String = "") {
    var panel = TextPanel(
      title: HelpText.title, about: .help, paragraphs: HelpText.paragraphs(for: self),
      isSearchable: true)
    panel.field = LineField(words)
    open(panel)
  }

  mutating func openLog() {
    open(
      TextPanel(
        title: localized("Log"), paragraphs: NoticeLog.paragraphs(for: self), isSearchable: true
      )
      .fromEnd())
  }

  mutating func openUsage() {
    open(UsagePanel())
    emit(.computeUsage(pane.isLobby ? nil : pane.id))
  }

  mutating func openTree() {
    guard hasConversation() else { return }
    open(BranchPanel())
    emit(.readTree(pane.id))
  }

  /// Goes to a turn of the conversation on screen; one of another branch comes with its branch.
  private mutating func go(to turn: TurnID, isShown: Bool) {
    if isShown {
      pane.seek(turn)
      searchEarlier()
    } else {
      pane.seekOnNextBranch(turn)
      requestOffer(.showBranch(of: turn))
    }
  }

  mutating func openSearch(_ query: String) {
    open(SearchPanel(query: query, at: now))
    if let search = overlays.takeDueSearch(at: now) { emit(search) }
  }

  /// The rows that PageUp and PageDown move in an overlay.
  private var page: Int { max(1, layout.overlay.rows - 3) }

  /// A key of lists, forms and texts; without any, of the search in the transcript.
  mutating func move(_ move: ListMove) {
    let page = page
    if !overlays.isEmpty { return overlays.change { $0.move(move, page: page) } }
    guard case .find? = overlays.line else { return }
    switch move {
    case .up: pane.transcript.previousMatch()
    case .down: pane.transcript.nextMatch()
    case .pageUp: pane.transcript.scrollPages(-1)
    case .pageDown: pane.transcript.scrollPages(1)
    case .top, .bottom: return
    }
  }

  mutating func moveField(by step: Int) {
    let page = page
    overlays.change { $0.moveField(by: step, page: page) }
  }

  /// Enter in a panel, or in the search above the composer.
  mutating func openChosen() {
    switch overlays.choose() {
    case .entry(let entry)?: open(entry)
    case .item(let item)?: perform(item)
    case .hit(let hit)?:
      if let conversation = hit.conversation {
        open(conversation, jumpingTo: hit.turn)
      } else {
        openContext(hit.context)
      }
    case .turn(let turn, let isShown)?: go(to: turn, isShown: isShown)
    case .reply(let side)?: go(to: side)
    case .form(let form)?: submit(form)
    case .confirmed(let dialog)?: confirm(dialog)
    case .find(let words)?:
      if words.isEmpty { pane.transcript.clearSearch() } else { reading.startAtMatch() }
    case nil: return
    }
  }

  // MARK: The search through the prompts

  mutating func startHistorySearch() {
    pane.composer.completion.close()
    overlays.open(.history(PromptSearch(pane.composer.history)))
  }

  mutating func searchHistory(_ body: (inout PromptSearch) -> Void) {
    overlays.searchHistory(body)
    askForPastPrompts()
  }

  mutating func acceptMatch() {
    if let match = overlays.takeMatch() { write { $0.replaceAll(with: match.text) } }
  }

  /// Takes prompts of other conversations, unless another conversation is on screen.
  mutating func show(_ page: PastPromptPage) {
    if page.besides == pane.id { searchHistory { $0.take(page) } }
  }

  /// Asks for prompts of other conversations where those that are known do not hold the query.
  mutating func askForPastPrompts() {
    if let page = overlays.takeWantedPage() { emit(.pastPrompts(besides: pane.id, page: page)) }
  }
}
