import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing
import Wording

// Commands that take a rebuild: what would be sent is shown first.
extension AppState {
  /// Asks for something that the controller may answer with an offer.
  mutating func requestOffer(_ command: SessionCommand) {
    overlays.awaitOffer()
    emit(command)
  }

  mutating func show(asked offer: RebuildOffer) {
    let refused = putBack(offer)
    guard offer.conversation == nil || offer.conversation == pane.id, overlays.takeOffer() else {
      // The keyboard is elsewhere by now: it is not taken away.
      tell(
        .info,
        localized(
          """
          \(Self.title(of: offer)): not done yet. Repeat the command to see what it would \
          send.
          """))
      return
    }
    show(offer, refused?.refusal, returned: refused?.returned ?? "")
  }

  /// Asks which way to take, with what each would send.
  mutating func show(_ offer: RebuildOffer, _ refusal: SendRefusal? = nil, returned: String = "") {
    open(
      ConfirmDialog(
        title: Self.title(of: offer), lines: offer.reasons,
        options: offer.ways.map { way in
          ConfirmDialog.Option(name: localized("Sends \(way.summary)."), detail: way.leftOut)
        }, yes: Self.verb(for: offer.command),
        purpose: .agree(offer, refusal: refusal, returned: returned)))
  }

  private static func title(of offer: RebuildOffer) -> String {
    switch offer.command {
    case .fork: localized("Fork “\(offer.label)”")
    case .retry: localized("Ask again: rebuild “\(offer.label)”")
    case .edit: localized("Send the edited prompt: rebuild “\(offer.label)”")
    case .undo: localized("Drop the last turn: rebuild “\(offer.label)”")
    case .flipAlternative: localized("Another alternative: rebuild “\(offer.label)”")
    case .showBranch: localized("Another branch: rebuild “\(offer.label)”")
    case .settle: localized("Without the unconfirmed turn: rebuild “\(offer.label)”")
    case .refresh: localized("Rebuild “\(offer.label)” from its current sources")
    case .setModel(_, let model): localized("Rebuild “\(offer.label)” for \(model)")
    default: localized("Rebuild “\(offer.label)”")
    }
  }

  private static func verb(for command: SessionCommand) -> String {
    switch command {
    case .fork: localized("fork")
    case .undo, .refresh, .setModel, .flipAlternative, .showBranch: localized("rebuild")
    case .rebuild(_, let pending):
      pending == nil ? localized("rebuild") : localized("rebuild and send")
    default: localized("rebuild and send")
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
    case .delete(let key):
      contexts.delete(.context(key))
      emit(.deleteContext(key))
    case .keep(let key):
      guard key == pane.context else { return }
      send(KeepPlan.prompt, typed: KeepPlan.prompt, keepsText: true)
    case .leave: leave()
    }
  }

  private mutating func agree(
    _ command: SessionCommand, newest: Int?, _ refusal: SendRefusal?, _ returned: String
  ) {
    var command = command
    switch command {
    case .rebuild(let key, _):
      overlays.closeAll()
      if let refusal {
        pane.choices.close()
        guard let request = sendForRebuild(refusal, returned) else { return }
        command = .rebuild(key, pending: request)
      }
    case .refresh, .setModel: overlays.closeAll()
    case .edit(_, let request): finishEdit(askedAs: request.turn, in: pane.id)
    case .retry: pane.transcript.scrollToBottom()
    case .settle(let turn, _): pane.choices.settle(turn)
    case .undo, .flipAlternative, .showBranch, .fork: break
    // These are never offered: they take no rebuild.
    case .open, .loadEarlier, .openContext, .newConversation, .search, .pastPrompts, .computeUsage,
      .readTree, .compare,
      .lookAtServers, .listModels, .send, .stop, .unqueue, .createContext, .importContext,
      .importFound, .extendContext, .deleteContext, .agreed, .atOnce, .preview,
      .renameContext, .setMode, .setNotes, .forgetContext, .restoreContext, .renameConversation,
      .deleteConversation, .restoreConversation, .saveDraft, .returnToDraft, .setParameters,
      .setSystem:
      break
    }
    emit(.agreed(command, newest: newest))
    if case .fork = command { waitForMade() }
    if refusal != nil { saveDraft() }
  }

  /// Puts the prompt of an offer back into the composer: nothing is lost if the dialog is left.
  private mutating func putBack(
    _ offer: RebuildOffer
  ) -> (refusal: SendRefusal, returned: String)? {
    guard let id = offer.conversation else { return nil }
    if case .settle = offer.command { change(id) { $0.choices.settled() } }
    guard case .rebuild(_, let pending?) = offer.command,
      let back = change(id, { $0.takeAnswered(pending) }) ?? nil
    else { return nil }
    putBack(back.returned, in: id)
    change(id) { $0.choices.ask(.refused(back.refusal, returned: back.returned)) }
    return back
  }

  /// The controller tells what the key of the bar would send.
  mutating func show(preview offer: RebuildOffer) {
    if let id = offer.conversation { change(id) { $0.choices.show(preview: offer) } }
  }
}

// Files that are read before a context is created, and the details of a context.
extension AppState {
  /// The files of the form are read: what would be sent is shown.
  mutating func showPreview(of recipe: ContextRecipe, _ preview: [String]) {
    let isAwaited = overlays.close(FormDialog.self) { $0.isReading && $0.purpose.isNewContext }
    guard isAwaited else { return }
    open(
      ConfirmDialog(
        title: recipe.label.isEmpty
          ? localized("New context") : localized("New context “\(recipe.label)”"),
        lines: preview, yes: localized("create"), purpose: .create(recipe)))
  }

  mutating func refuseFiles(_ message: String) {
    let problem = message.split(separator: "\n").first.map(String.init)
    overlays.change(FormDialog.self) { if $0.isReading { $0.refuse(problem) } }
    tell(.error, message)
  }

  /// Shows the details of a context: what is known at once, then what had to be read.
  mutating func openDetails(_ summary: ContextSummary) {
    open(
      TextPanel(
        title: localized("Context"), about: .context(summary.id),
        paragraphs: ContextText.paragraphs(
          summary, nil, worth: worth(of: summary.context), at: now)))
    emit(.readContext(summary.id))
  }

  mutating func show(_ details: ContextDetails) {
    guard let summary = contexts[details.context.key] else { return }
    let paragraphs = ContextText.paragraphs(
      summary, details,
      worth: worth(of: details.context, estimate: details.estimatedTokens), at: now)
    overlays.change(TextPanel.self) {
      if $0.subject == .context(summary.id) { $0.show(paragraphs) }
    }
  }
}
