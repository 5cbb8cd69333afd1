import ChatModel
import TextEditing

// The search through the prompts.
extension AppState {
  mutating func startHistorySearch() {
    completion = nil
    promptLine = .history(HistorySearch(pane.history))
  }

  mutating func performHistorySearch(_ action: Action) {
    guard case .history(var search)? = promptLine else { return }
    switch action {
    case .historyOlder: search.goOlder()
    case .historyNewer: search.goNewer()
    case .historyAccept:
      promptLine = nil
      if let match = search.match {
        pane.editor.replaceAll(with: match.text)
        composerChanged()
      }
      return
    default: break
    }
    promptLine = .history(search)
    askForPastPrompts()
  }

  /// Takes prompts of other conversations, unless the search is over or another conversation is on screen.
  mutating func receive(_ page: PastPromptPage) {
    guard case .history(var search)? = promptLine, page.besides == pane.id else { return }
    search.take(page)
    promptLine = .history(search)
    askForPastPrompts()
  }

  /// Asks for prompts of other conversations where those that are known do not hold the query.
  mutating func askForPastPrompts() {
    guard case .history(var search)? = promptLine, let page = search.takeWantedPage() else {
      return
    }
    promptLine = .history(search)
    emit(.pastPrompts(besides: pane.id, page: page))
  }
}
