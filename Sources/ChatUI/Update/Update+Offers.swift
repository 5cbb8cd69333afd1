import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing

// Commands that take a rebuild: what would be sent is shown first.
extension AppState {
  /// Asks for something that the controller may answer with an offer.
  mutating func wish(_ command: SessionCommand) {
    awaitsOffer = true
    emit(command)
  }

  mutating func receive(_ offer: RebuildOffer) {
    let refused = putBack(offer)
    guard awaitsOffer, offer.conversation == nil || offer.conversation == pane.id else {
      // The keyboard is elsewhere by now: it is not taken away.
      tell(.info, "\(Self.title(of: offer)): not done yet. Try again to see what it sends.")
      return
    }
    awaitsOffer = false
    show(offer, refused?.refusal, returned: refused?.returned ?? "")
  }

  /// Asks which way to take, with what each would send.
  mutating func show(_ offer: RebuildOffer, _ refusal: SendRefusal? = nil, returned: String = "") {
    open(
      .confirm(
        ConfirmDialog(
          title: Self.title(of: offer), lines: offer.reasons,
          options: offer.ways.map { way in
            ConfirmDialog.Option(name: "Sends \(way.summary).", detail: way.leftOut)
          }, yes: Self.verb(for: offer.command),
          purpose: .agree(offer, refusal: refusal, returned: returned))))
  }

  private static func title(of offer: RebuildOffer) -> String {
    switch offer.command {
    case .fork: "Fork “\(offer.label)”"
    case .retry: "Ask again: rebuild “\(offer.label)”"
    case .edit: "Ask the edited prompt: rebuild “\(offer.label)”"
    case .undo: "Drop the last turn: rebuild “\(offer.label)”"
    case .flipAlternative: "Another alternative: rebuild “\(offer.label)”"
    case .settle: "Without the unconfirmed turn: rebuild “\(offer.label)”"
    case .refresh: "Rebuild “\(offer.label)” from its current sources"
    default: "Rebuild “\(offer.label)”"
    }
  }

  private static func verb(for command: SessionCommand) -> String {
    switch command {
    case .fork: "fork"
    case .undo, .refresh, .flipAlternative: "rebuild"
    case .rebuild(_, let pending): pending == nil ? "rebuild" : "rebuild and send"
    default: "rebuild and ask"
    }
  }

  /// Enter in the dialog.
  mutating func confirm(_ dialog: ConfirmDialog) {
    switch dialog.purpose {
    case .agree(let offer, let refusal, let returned):
      let newest = offer.ways.indices.contains(dialog.selected) ? dialog.selected : 0
      agree(offer.command, newest: offer.ways[newest].newest, refusal, returned)
    case .create(let recipe):
      emit(.createContext(recipe))
      waitForMade()
    case .leave: leave()
    }
  }

  private mutating func agree(
    _ command: SessionCommand, newest: Int?, _ refusal: SendRefusal?, _ returned: String
  ) {
    var command = command
    switch command {
    case .rebuild(let key, _):
      overlays.removeAll()
      if let refusal {
        pane.bar = nil
        guard let request = takeForRebuild(refusal, returned) else { return }
        command = .rebuild(key, pending: request)
      }
    case .refresh: overlays.removeAll()
    case .edit(_, let request): finishEdit(askedAs: request.turn, in: pane.id)
    case .retry: pane.transcript.scrollToBottom()
    case .settle(let turn, _):
      pane.bar = nil
      pane.settling = turn
    default: break
    }
    emit(.agreed(command, newest: newest))
    if case .fork = command { waitForMade() }
    if refusal != nil { saveDraft() }
  }

  /// Nothing is done yet: everything is as before, and stays so if the dialog is left.
  ///
  /// - Returns: The prompt that goes with it, when it is back in the composer.
  private mutating func putBack(
    _ offer: RebuildOffer
  ) -> (refusal: SendRefusal, returned: String)? {
    guard let id = offer.conversation else { return nil }
    change(id) { pane in
      if case .settle = offer.command { pane.settling = nil }
    }
    guard case .rebuild(_, let pending?) = offer.command,
      let back = change(id, { Self.takeBack(pending, in: &$0) }).flatMap(\.self)
    else { return nil }
    putBack(back.returned, in: id)
    change(id) { $0.bar = .refused(back.refusal, returned: back.returned) }
    return back
  }

  /// Takes a prompt off the screen that has to wait for a choice.
  private static func takeBack(
    _ request: SendRequest, in pane: inout ConversationPane
  ) -> (refusal: SendRefusal, returned: String)? {
    guard let answered = pane.answered, answered.request.turn == request.turn,
      let typed = pane.withdraw(request.turn)
    else { return nil }
    pane.answered = nil
    return (answered, typed)
  }

  /// What the bar would have the context created from is known.
  mutating func receive(preview offer: RebuildOffer) {
    guard let id = offer.conversation else { return }
    change(id) { pane in
      if pane.preview?.command == offer.command { pane.preview?.offer = offer }
    }
  }

  /// The controller has an edited prompt: the draft that it pushed aside comes back, and is kept.
  mutating func finishEdit(askedAs turn: TurnID, in id: ConversationID) {
    guard let command = change(id, { $0.finishEdit(askedAs: turn) }) ?? nil else { return }
    if id == pane.id { completion = nil }
    emit(command)
  }

  /// Ends the edit whose prompt is on the visible branch now.
  mutating func finishEdit(among snapshot: ConversationSnapshot) {
    let id = snapshot.conversation.id
    guard let asked = change(id, { $0.editing?.asked?.turn }) ?? nil,
      snapshot.turns.contains(where: { $0.id == asked })
    else { return }
    finishEdit(askedAs: asked, in: id)
  }
}

// What is read before a context is created, and what is known of one.
extension AppState {
  /// The files of the form are read: what would be sent is shown.
  mutating func showPreview(of recipe: ContextRecipe, _ preview: [String]) {
    guard case .form(let form)? = overlays.last, case .newContext = form.purpose, form.isReading
    else { return }
    overlays.removeLast()
    open(
      .confirm(
        ConfirmDialog(
          title: recipe.label.isEmpty ? "New context" : "New context “\(recipe.label)”",
          lines: preview, yes: "create", purpose: .create(recipe))))
  }

  mutating func refuseFiles(_ message: String) {
    if case .form(var form)? = overlays.last, form.isReading {
      form.isReading = false
      form.problem = message.split(separator: "\n").first.map(String.init)
      overlays[overlays.count - 1] = .form(form)
    }
    tell(.error, message)
  }

  /// Shows the details of a context: what is known at once, then what had to be read.
  mutating func openDetails(_ summary: ContextSummary) {
    open(
      .text(
        TextPanel(
          title: "Context", about: .context(summary.id), paragraphs: paragraphs(of: summary, nil))))
    emit(.readContext(summary.id))
  }

  mutating func show(_ details: ContextDetails) {
    guard let summary = contexts[details.context.key] else { return }
    for (index, overlay) in overlays.enumerated() {
      guard case .text(var panel) = overlay, panel.subject == .context(summary.id) else { continue }
      panel.show(paragraphs(of: summary, details))
      overlays[index] = .text(panel)
    }
  }

  private func paragraphs(
    of summary: ContextSummary, _ details: ContextDetails?
  ) -> [TextPanel.Paragraph] {
    ContextText.paragraphs(summary, details, at: now)
  }
}
