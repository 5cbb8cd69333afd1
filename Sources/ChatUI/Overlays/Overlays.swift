import ChatModel
import FoundationEssentials
import TerminalKit

/// The panels over the transcript and the question above the composer: who has the keys.
package struct Overlays: Sendable {
  /// The things that Enter can choose.
  enum Choice {
    case entry(MenuEntry)
    case item(PaletteItem)
    case hit(SearchHit)
    /// A turn of a tree, and whether it is on the branch on screen.
    case turn(TurnID, isShown: Bool)
    /// A reply that was compared.
    case reply(Comparison.Side)
    case form(FormDialog)
    case confirmed(ConfirmDialog)
    /// The words to search for in the transcript.
    case find(String)
  }

  /// The topmost is last.
  private var stack: [Overlay] = []
  /// The question on the row above the composer.
  package private(set) var line: PromptLine?
  /// The number of the last search through all conversations.
  package private(set) var searchSerial = 0
  /// True after something was asked for that may be answered by an offer, until another key is pressed.
  private var awaitsOffer = false

  /// True if no panel is open.
  package var isEmpty: Bool { stack.isEmpty }
  /// The number of open panels.
  package var count: Int { stack.count }
  /// The panel on top; `nil` if none is open.
  package var last: Overlay? { stack.last }
  /// True while the keys are the composer's or the transcript's.
  var leavesKeys: Bool { stack.isEmpty && line == nil }

  /// The contexts in which keys are looked up, the most special first; `nil` if nothing here has the keys.
  var keyContexts: [KeyContext]? {
    if let overlay = stack.last { return overlay.panel.keyContexts + [.global] }
    return switch line {
    case .history?: [.historySearch, .editing, .global]
    case .find?: [.panel, .editing, .global]
    case nil: nil
    }
  }

  // MARK: Opening and closing

  /// Opens a panel; the question above the composer ends.
  mutating func open(_ panel: some OverlayPanel) {
    line = nil
    stack.append(panel.overlay)
  }

  /// Opens an answer of the runtime; the question above the composer waits below it.
  mutating func add(_ panel: some OverlayPanel) { stack.append(panel.overlay) }
  mutating func open(_ line: PromptLine) { self.line = line }
  mutating func closeLine() { line = nil }

  /// Closes the topmost panel; false if there is none.
  mutating func close() -> Bool { stack.popLast() != nil }

  /// Closes the topmost panel, if it is of this kind.
  mutating func close<Panel: OverlayPanel>(
    _ kind: Panel.Type, where isMeant: (Panel) -> Bool = { _ in true }
  ) -> Bool {
    guard let panel = stack.last?.panel as? Panel, isMeant(panel) else { return false }
    return close()
  }

  mutating func closeAll() { stack.removeAll() }

  // MARK: Offers

  mutating func awaitOffer() { awaitsOffer = true }

  /// Takes an offer; false if the user does not wait for it any more: then the keyboard is not taken away.
  mutating func takeOffer() -> Bool {
    defer { awaitsOffer = false }
    return awaitsOffer
  }

  // MARK: Keys

  /// A key or a paste came.
  mutating func keyPressed() { awaitsOffer = false }

  /// Changes the topmost panel.
  mutating func change(_ body: (inout any OverlayPanel) -> Void) {
    guard let index = stack.indices.last else { return }
    body(&stack[index].panel)
  }

  /// Changes all panels of a kind.
  mutating func change<Panel: OverlayPanel>(_ kind: Panel.Type, _ body: (inout Panel) -> Void) {
    for index in stack.indices {
      guard var panel = stack[index].panel as? Panel else { continue }
      body(&panel)
      stack[index] = panel.overlay
    }
  }

  /// Enter. A panel that chooses one thing is closed.
  mutating func choose() -> Choice? {
    switch stack.last {
    case .menu(let menu)?: return menu.chosen.map(Choice.entry)
    case .palette(let palette)?:
      guard let item = palette.chosen else { return nil }
      stack.removeLast()
      return .item(item)
    case .search(let panel)?: return panel.chosen.map(Choice.hit)
    case .branches(let panel)?:
      guard let row = panel.chosen else { return nil }
      stack.removeLast()
      return .turn(row.entry.id, isShown: row.isOnBranch)
    case .compare(let panel)?:
      guard let side = panel.chosen else { return nil }
      stack.removeLast()
      return .reply(side)
    case .form(let form)?: return .form(form)
    case .confirm(let dialog)?:
      stack.removeLast()
      return .confirmed(dialog)
    case .text?, .usage?: stack.removeLast()
    case nil:
      guard case .find(let field)? = line else { return nil }
      line = nil
      return .find(field.text)
    }
    return nil
  }

  // MARK: The question above the composer

  /// Changes the field of the question above the composer.
  mutating func editLine(_ body: (inout LineField) -> Void) {
    switch line {
    case .history(var search)?:
      search.change(body)
      line = .history(search)
    case .find(var field)?:
      body(&field)
      line = .find(field)
    case nil: return
    }
  }

  mutating func searchHistory(_ body: (inout PromptSearch) -> Void) {
    guard case .history(var search)? = line else { return }
    body(&search)
    line = .history(search)
  }

  /// The page of prompts of other conversations that has to be read, once.
  mutating func takeWantedPage() -> Int? {
    var page: Int?
    searchHistory { page = $0.takeWantedPage() }
    return page
  }

  /// Ends the search through the prompts.
  mutating func takeMatch() -> PromptSearch.Match? {
    guard case .history(let search)? = line else { return nil }
    line = nil
    return search.match
  }

  // MARK: Searching all conversations

  /// The moment at which the store has to be asked.
  var searchDeadline: Date? { (stack.last?.panel as? SearchPanel)?.askAt }

  /// Asks the store once typing has paused.
  mutating func takeDueSearch(at now: Date) -> SessionCommand? {
    guard case .search(var panel)? = stack.last, let askAt = panel.askAt,
      askAt <= now || askAt.timeIntervalSince(now) > SearchPanel.pause
    else { return nil }
    searchSerial += 1
    defer { stack[stack.count - 1] = .search(panel) }
    return panel.ask(serial: searchSerial)
  }
}
