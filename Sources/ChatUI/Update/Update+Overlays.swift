import ChatModel
import ChatTranscript
import FoundationEssentials
import TerminalKit

extension AppState {
  mutating func open(_ overlay: Overlay) {
    completion = nil
    promptLine = nil
    overlays.append(overlay)
  }

  mutating func toggleMenu() {
    if case .menu? = overlays.last {
      overlays.removeLast()
    } else {
      open(.menu(ContextMenu(contexts, at: now, current: pane.isLobby ? nil : pane.id)))
    }
  }

  mutating func toggleHelp() {
    if case .text(let panel)? = overlays.last, panel.subject == .help {
      overlays.removeLast()
    } else {
      openHelp()
    }
  }

  /// Opens the help, where words are given with what holds them.
  mutating func openHelp(searching words: String = "") {
    var panel = TextPanel(
      title: HelpText.title, about: .help, paragraphs: HelpText.paragraphs(for: self),
      isSearchable: true)
    panel.field = LineField(words)
    open(.text(panel))
  }

  mutating func openLog() {
    open(
      .text(
        TextPanel(title: "Log", paragraphs: LogText.paragraphs(for: self), isSearchable: true)
          .fromEnd()))
  }

  mutating func openUsage() {
    open(.usage(UsagePanel()))
    emit(.computeUsage(pane.isLobby ? nil : pane.id))
  }

  mutating func showUsage(_ report: UsageReport) {
    for index in overlays.indices {
      if case .usage(var panel) = overlays[index] {
        panel.show(report)
        overlays[index] = .usage(panel)
      }
    }
  }

  mutating func openSearch(_ query: String) {
    var panel = SearchPanel(query: query)
    if !query.isEmpty { panel.askAt = now }
    open(.search(panel))
    askDueSearch()
  }

  /// Asks the store once typing rests.
  mutating func askDueSearch() {
    guard case .search(var panel)? = overlays.last, let askAt = panel.askAt,
      askAt <= now || askAt.timeIntervalSince(now) > SearchPanel.pause
    else { return }
    searchSerial += 1
    if let command = panel.ask(serial: searchSerial) { emit(command) }
    overlays[overlays.count - 1] = .search(panel)
  }

  mutating func showHits(_ hits: [SearchHit], serial: Int) {
    for index in overlays.indices {
      if case .search(var panel) = overlays[index] {
        panel.show(hits, serial: serial)
        overlays[index] = .search(panel)
      }
    }
  }

  /// Changes the field of the topmost overlay.
  mutating func changeOverlayField(_ body: (inout LineField) -> Void) {
    guard var panel = overlays.last?.panel, var field = panel.field else { return }
    let before = field.text
    body(&field)
    let recipe = (panel as? FormDialog)?.value("recipe") ?? ""
    panel.field = field
    if var form = panel as? FormDialog {
      recipeChanged(from: recipe, in: &form)
      panel = form
    }
    if var search = panel as? SearchPanel, field.text != before {
      search.askAt = now.addingTimeInterval(SearchPanel.pause)
      panel = search
    }
    overlays[overlays.count - 1].panel = panel
  }

  mutating func moveInOverlay(_ move: ListMove) {
    guard !overlays.isEmpty else { return }
    let page = max(1, layout.overlay.rows - 3)
    overlays[overlays.count - 1].panel.move(move, page: page)
  }

  /// ← and → in a field that only takes options.
  mutating func flipOption(_ action: Action) -> Bool {
    guard case .form(var form)? = overlays.last, action == .moveLeft || action == .moveRight
    else { return false }
    let recipe = form.value("recipe")
    guard form.flip(by: action == .moveLeft ? -1 : 1) else { return false }
    recipeChanged(from: recipe, in: &form)
    overlays[overlays.count - 1] = .form(form)
    return true
  }

  /// A key of lists, forms and texts; on the row above the composer: of the search in the transcript.
  mutating func performList(_ action: Action) {
    guard !overlays.isEmpty else {
      performFind(action)
      return
    }
    if let move = ListMove(action) {
      moveInOverlay(move)
    } else if action == .listOpen {
      openChosen()
    } else if case .form(var form)? = overlays.last {
      form.cycle(by: action == .fieldPrevious ? -1 : 1)
      overlays[overlays.count - 1] = .form(form)
    } else {
      moveInOverlay(action == .fieldPrevious ? .up : .down)
    }
  }

  private mutating func performFind(_ action: Action) {
    guard case .find(let field)? = promptLine else { return }
    switch action {
    case .listOpen:
      promptLine = nil
      if field.isEmpty {
        pane.transcript.clearSearch()
      } else {
        isReading = true
      }
    case .listUp: pane.transcript.previousMatch()
    case .listDown: pane.transcript.nextMatch()
    case .listPageUp: pane.transcript.scrollPages(-1)
    case .listPageDown: pane.transcript.scrollPages(1)
    default: break
    }
  }

  mutating func openChosen() {
    switch overlays.last {
    case .menu(let menu)?: if let chosen = menu.chosen { open(chosen) }
    case .palette(let palette)?:
      guard let item = palette.chosen else { return }
      overlays.removeLast()
      perform(item)
    case .search(let panel)?:
      guard let hit = panel.chosen else { return }
      if let conversation = hit.conversation {
        open(conversation, jumpingTo: hit.turn)
      } else {
        openContext(hit.context)
      }
    case .text?, .usage?: overlays.removeLast()
    case .form(let form)?: submit(form)
    case .confirm(let dialog)?:
      overlays.removeLast()
      confirm(dialog)
    case nil: break
    }
  }
}
