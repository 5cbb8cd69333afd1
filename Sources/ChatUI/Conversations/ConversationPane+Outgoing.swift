import ChatModel
import ChatTranscript
import FoundationEssentials
import TextEditing

extension ConversationPane {
  /// Puts a text that came back into the composer. What stands there already stays, below it.
  mutating func putBack(_ text: String) {
    guard !text.isEmpty else { return }
    if let aside = editing?.aside {
      let text = aside.isEmpty ? text : text + "\n\n" + aside.text
      editing?.aside = Draft(text: text, caret: text.count)
      return
    }
    let present = Draft(text: written.text, caret: written.caret)
    let whole = present.below(text)
    if whole != present { written.replaceAll(with: whole.text, caret: whole.caret) }
  }

  /// Has the draft saved as it is now, with the prompts on their way: of them the store keeps those that are not
  /// in the history, such as one that came back and of which this pane was not told yet.
  mutating func saveDraft() -> SessionCommand {
    draftChangedAt = nil
    savedUnseen = !knowsDraft
    return .saveDraft(id, draft, unsent: unsent, isBelowKept: savedUnseen)
  }

  /// The text of the draft, which is not what stands in the composer while a turn is edited.
  var draftText: String { editing?.aside.text ?? written.text }

  /// Puts another draft in the place of the present one.
  mutating func setDraft(_ text: String) {
    if editing != nil {
      editing?.aside = Draft(text: text, caret: text.count)
    } else {
      written.load(text: text)
    }
  }

  /// Puts a text below the draft.
  mutating func addToDraft(_ text: String) {
    guard !text.isEmpty else { return }
    let whole = draftText.isEmpty ? text : draftText + "\n\n" + text
    if editing == nil { written.replaceAll(with: whole) } else { setDraft(whole) }
  }

  /// Puts the prompt of a turn into the composer, to be asked anew, and the draft aside.
  mutating func edit(_ turn: TurnID, _ prompt: String) {
    editing = EditedTurn(turn: turn, original: prompt, aside: draft)
    written.load(text: prompt)
  }

  /// Brings back the draft that an edited prompt pushed aside.
  mutating func leaveEdit() {
    guard let edited = editing else { return }
    editing = nil
    written.load(text: edited.aside.text, caret: edited.aside.caret)
  }

  /// The controller has the edited prompt, which was asked as this turn: the draft comes back, above what was
  /// written meanwhile.
  ///
  /// - Returns: How to save the draft; `nil` when it is not about an edited prompt.
  mutating func finishEdit(askedAs turn: TurnID) -> SessionCommand? {
    guard let edited = editing, let asked = edited.asked, asked.turn == turn else { return nil }
    let more = edited.writtenSince(written.text)
    rewritten.append(asked)
    leaveEdit()
    addToDraft(more)
    return saveDraft()
  }

  /// Shows a turn before the controller knows it.
  mutating func show(_ turn: OutgoingTurn, at now: Date) {
    outgoing.append(turn)
    transcript.upsert(turn.view)
    live.note(turn.view.turn, at: now)
    transcript.scrollToBottom()
    forgetEarlier()
  }

  /// Lets a conversation of a long day not grow in memory.
  private mutating func forgetEarlier() {
    // A page that is on its way goes before the turns that are here now.
    guard !isLoadingEarlier, goal == nil, transcript.forgetEarlier() else { return }
    oldest = transcript.firstTurn?.id
    hasEarlier = true
  }

  /// Takes a turn off the screen that did not go out, or came back.
  ///
  /// - Returns: What was typed for it, where that is known.
  mutating func withdraw(_ turn: TurnID) -> String? {
    transcript.remove(turn)
    live.remove(turn)
    if let index = rewritten.firstIndex(where: { $0.turn == turn }) {
      return rewritten.remove(at: index).text
    }
    return outgoing.firstIndex { $0.request.turn == turn }.map { outgoing.remove(at: $0).typed }
  }

  /// Takes the newest prompt off the screen that has not gone out, as it was typed.
  mutating func takeHeldBack() -> String? {
    guard let held = outgoing.last(where: { $0.hold != nil }) else { return nil }
    return withdraw(held.request.turn)
  }

  /// Takes a prompt with the contents of its files.
  mutating func expand(_ request: SendRequest) {
    guard let index = outgoing.firstIndex(where: { $0.request.turn == request.turn }) else {
      return
    }
    outgoing[index].request = request
    outgoing[index].view.turn.prompt = request.prompt
    outgoing[index].hold = .order
    transcript.upsert(outgoing[index].view)
  }

  /// Lets go what waited only for the prompts before it; in a session context one is in flight at a time.
  mutating func flush(isOneByOne: Bool, at now: Date) -> [SendRequest] {
    var sends: [SendRequest] = []
    for index in outgoing.indices {
      switch outgoing[index].hold {
      case nil: continue
      case .files?, .conversation?: return sends
      case .order?:
        outgoing[index].hold = nil
        if live.inFlight == nil || !isOneByOne {
          outgoing[index].view.turn.phase = .sending
          transcript.upsert(outgoing[index].view)
          live.note(outgoing[index].view.turn, at: now)
        }
        sends.append(outgoing[index].request)
      }
    }
    return sends
  }

  /// Takes what the controller says of a turn.
  mutating func take(_ view: TurnView, at now: Date) {
    if settling == view.id { settling = nil }
    transcript.upsert(view)
    live.note(view.turn, at: now)
    if view.turn.phase.isEnded { rewritten.removeAll { $0.turn == view.id } }
    guard let index = outgoing.firstIndex(where: { $0.request.turn == view.id }) else { return }
    if view.turn.phase.isEnded {
      outgoing.remove(at: index)
    } else {
      outgoing[index].isKnown = true
    }
  }

  /// Shows a snapshot, and below it what the controller did not know yet when it was made.
  ///
  /// - Returns: How to save the draft, when something was written before the kept one came.
  mutating func load(_ snapshot: ConversationSnapshot, at now: Date) -> SessionCommand? {
    let isFirst = conversation == nil
    conversation = snapshot.conversation
    context = snapshot.conversation.context
    isLoadingEarlier = false
    oldest = snapshot.turns.first?.id
    hasEarlier = snapshot.hasEarlier
    if isFirst { takeDraft(snapshot) }
    if isFirst || !isShowing(snapshot) { showBranch(snapshot, at: now) }
    return isFirst && (savedUnseen || draftChangedAt != nil) ? saveDraft() : nil
  }

  /// Shows turns anew.
  mutating func showBranch(_ snapshot: ConversationSnapshot, at now: Date) {
    settling = nil
    transcript.show(snapshot)
    live.removeAll()
    for view in snapshot.turns { live.note(view.turn, at: now) }
    for turn in outgoing where !snapshot.turns.contains(where: { $0.id == turn.request.turn }) {
      transcript.upsert(turn.view)
      live.note(turn.view.turn, at: now)
    }
  }

  private mutating func takeDraft(_ snapshot: ConversationSnapshot) {
    if history.prompts.isEmpty {
      history = PromptHistory(snapshot.promptHistory.map(Submission.composerText))
    }
    let typed = written.text
    if typed.isEmpty {
      written.load(text: snapshot.draft.text, caret: snapshot.draft.caret)
    } else if !snapshot.draft.isEmpty, snapshot.draft.text != typed {
      putBack(snapshot.draft.text)
    }
  }

  /// Whether the newest turns of a snapshot are on screen just so: then the reader's place is not touched.
  private func isShowing(_ snapshot: ConversationSnapshot) -> Bool {
    guard transcript.lastTurn?.id == snapshot.turns.last?.id else { return false }
    return snapshot.turns.allSatisfy { transcript.turn($0.id) == $0 }
  }
}
