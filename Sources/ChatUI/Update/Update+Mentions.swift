import ChatModel
import FoundationEssentials
import TextEditing

// The files that prompts mention.
extension AppState {
  /// The runtime has read them, or they may not go out.
  mutating func takeExpanded(_ request: SendRequest, _ expansion: FileExpansion) {
    let id = request.conversation
    let edited = change(id) { pane in
      pane.editing.flatMap { $0.asked?.turn == request.turn ? $0.turn : nil }
    }.flatMap(\.self)
    switch expansion {
    case .done(let said):
      if let said { tell(.info, said) }
      if let edited { return wish(.edit(edited, request)) }
      change(id) { $0.expand(request) }
    case .doubtful(let doubt):
      guard edited != nil || putBack(request) else { break }
      let bar = ChoiceBar.doubtful(request, doubt)
      notices.record(.warning, bar.question, at: now)
      change(id) { $0.bar = bar }
    case .refused(let reason):
      if edited != nil || putBack(request) { tell(.error, "Not sent: \(reason)") }
    }
    sendWhatWaited(in: id)
  }

  /// Takes a prompt off the screen and puts it back into the composer.
  ///
  /// - Returns: Whether it was still there; else it was taken back meanwhile.
  private mutating func putBack(_ request: SendRequest) -> Bool {
    let typed = change(request.conversation) { $0.withdraw(request.turn) }.flatMap(\.self)
    guard let typed else { return false }
    putBack(typed, in: request.conversation)
    return true
  }

  /// Sends the prompts that stood behind one whose files are read.
  private mutating func sendWhatWaited(in id: ConversationID) {
    let mode = contexts[id].flatMap { contexts[$0.context]?.context.mode }
    let now = now
    let sends = change(id) { $0.flush(isOneByOne: mode != .commonPrefix, at: now) }
    for request in sends ?? [] { emit(.send(request)) }
  }

  /// The key that sends a prompt though its mentions are in doubt. One that was changed since is looked at again.
  mutating func sendDoubtful(_ request: SendRequest) {
    pane.bar = nil
    if let asked = pane.editing?.asked, asked.turn == request.turn {
      if pane.editor.text == asked.text {
        emit(.expandFiles(request, isSure: true))
      } else {
        submit()
      }
      return
    }
    let returned = request.typed ?? Submission.composerText(for: request.prompt)
    guard let again = takeReturned(request, returned, force: request.force) else { return }
    pane.outgoing[pane.outgoing.count - 1].hold = .files
    emit(.expandFiles(again, isSure: again.prompt == request.prompt))
  }
}
