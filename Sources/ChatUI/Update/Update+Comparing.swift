import ChatModel
import ChatTranscript
import Wording

extension AppState {
  /// `/compare`: asks for two replies of the focused turn, or of the last one; of a turn before it where the branches part.
  mutating func compare(_ words: String) {
    guard hasConversation() else { return }
    guard pane.transcript.turnCount > 0 else { return tellBriefly(localized("No turn yet.")) }
    guard
      let request = Comparison.Request(pane.id, at: pane.transcript.focus?.turn, words: words)
    else { return tell(.warning, Comparison.Request.rule) }
    open(ComparePanel(pane.id))
    emit(.compare(request))
  }

  /// Shows what was asked for, if it is still waited for; says so where there is nothing to compare.
  mutating func show(_ comparison: Comparison) {
    guard comparison.conversation == pane.id, let conversation = pane.conversation else { return }
    if let problem = comparison.problem {
      if overlays.close(ComparePanel.self) { tell(.info, problem) }
      return
    }
    let theme = theme.transcript
    overlays.change(ComparePanel.self) { $0.show(comparison, in: conversation, theme: theme) }
  }

  /// Another reply on the right.
  mutating func compareOther(by step: Int) {
    var request: Comparison.Request?
    overlays.change(ComparePanel.self) { request = $0.request(step: step) }
    if let request { emit(.compare(request)) }
  }

  mutating func copyCompared() {
    guard case .compare(let panel)? = overlays.last else { return }
    copy(panel.reply, localized("the reply"))
  }

  /// Goes to the branch of a reply.
  mutating func go(to side: Comparison.Side) {
    guard let turn = side.turns.first?.turn else { return }
    let step = side.choice - turn.chosen
    if step != 0 { requestOffer(.flipAlternative(turn.id, step: step)) }
    if side.isShown {
      pane.seek(turn.id)
      searchEarlier()
    } else {
      if step == 0 { pane.seekOnNextBranch(turn.id) }
      requestOffer(.showBranch(of: turn.id))
    }
  }
}
