import ChatModel
import FoundationEssentials
import TextEditing
import Wording

// The files that prompts mention.
extension AppState {
  /// The runtime has read them, or they may not go out.
  mutating func sendExpanded(_ request: SendRequest, _ expansion: FileExpansion) {
    let id = request.conversation
    let edited = change(id) { $0.composer.edited(askedAs: request.turn) } ?? nil
    switch expansion {
    case .done(let said):
      if let said { tell(.info, said) }
      if let edited { return requestOffer(.edit(edited, request)) }
      change(id) { $0.expanded(request) }
    case .doubtful(let doubt):
      guard edited != nil || takeBack(request) else { break }
      let bar = ChoiceBar.doubtful(request, doubt)
      notices.record(.warning, bar.question, at: now)
      change(id) { $0.choices.ask(bar) }
    case .refused(let reason):
      if edited != nil || takeBack(request) { tell(.error, localized("Not sent: \(reason)")) }
    }
    sendWhatWaited(in: id)
  }

  /// Puts a prompt back into the composer; false if the user took it back meanwhile.
  private mutating func takeBack(_ request: SendRequest) -> Bool {
    let typed = change(request.conversation) { $0.withdraw(request.turn) } ?? nil
    guard let typed else { return false }
    putBack(typed, in: request.conversation)
    return true
  }

  /// Sends the prompts that waited for one whose files are read.
  private mutating func sendWhatWaited(in id: ConversationID) {
    let isOneByOne = contexts.context(of: id)?.mode.remembersTurns != false
    let sends = change(id) { $0.release(isOneByOne: isOneByOne) }
    for request in sends ?? [] { emit(.send(request)) }
  }

  /// Sends a prompt though its mentions are in doubt. One that was changed since is looked at again.
  mutating func sendDoubtful(_ request: SendRequest) {
    pane.choices.close()
    if let asked = pane.composer.outgoing.asked, asked.request.turn == request.turn {
      if pane.composer.editor.text == asked.typed {
        emit(.expandFiles(request, isSure: true))
      } else {
        submit()
      }
      return
    }
    let returned = request.typed ?? EnteredText.composerText(for: request.prompt)
    guard
      let again = sendReturned(request, returned, force: request.force, stage: .waitsForFiles)
    else { return }
    emit(.expandFiles(again, isSure: again.prompt == request.prompt))
  }
}
