import ChatModel
import FoundationEssentials
import TerminalKit

/// The one way in which the state changes: pure, total, with the time taken from the event.
///
/// - Returns: What the world outside has to do, in order.
package func update(_ state: inout AppState, _ event: AppEvent) -> [Effect] {
  state.handle(event)
  state.settleLayout()
  return state.takeEffects()
}

extension AppState {
  mutating func handle(_ event: AppEvent) {
    answersUser = event.answersUser
    switch event {
    case .input(let input, let now):
      pass(to: now)
      handle(input)
    case .resized(let size): self.size = size
    case .session(let update, let now):
      pass(to: now)
      receive(update)
    case .tick(let now):
      pass(to: now)
    case .editorReturned(let outcome): take(outcome)
    case .copied(let outcome, let now):
      pass(to: now)
      tell(outcome.level, outcome.sentence)
    case .terminal(let fact): learn(fact)
    case .notice(let notice, let now):
      pass(to: now)
      notices.post(notice, at: now)
    case .pathCompletions(let prefix, let paths): offer(paths, for: prefix)
    case .exported(let outcome, let now):
      pass(to: now)
      tell(outcome)
    case .filesExpanded(let request, let expansion, let now):
      pass(to: now)
      takeExpanded(request, expansion)
    case .filesRefused(let message, let now):
      pass(to: now)
      refuseFiles(message)
    case .seedRead(let recipe, let preview, let now):
      pass(to: now)
      showPreview(of: recipe, preview)
    case .contextRead(let details, let now):
      pass(to: now)
      show(details)
    case .document(let title, let text, let now):
      pass(to: now)
      overlays.append(.text(TextPanel(title: title, text: text)))
    case .stopSignal: leave()
    }
  }

  /// Takes note of the time and does what is due.
  private mutating func pass(to now: Date) {
    self.now = now
    notices.expire(at: now)
    if let until = quitArmedUntil, until <= now { quitArmedUntil = nil }
    if let changed = pane.draftChangedAt, draftIsDue(changed) { saveDraft() }
    askDueSearch()
    tellExpiries()
  }

  private mutating func tell(_ outcome: ExportOutcome) {
    switch outcome {
    case .written(let path): tell(.info, "Written to \(path).")
    case .failed(let reason): tell(.error, "Not exported: \(reason)")
    }
  }

  private mutating func learn(_ fact: TerminalFact) {
    switch fact {
    case .background(let isDark): self.isDark = isDark
    case .colors(let colors): self.colors = colors
    }
    applyTheme()
  }
}

extension AppEvent {
  /// Whether it comes from the user, or from what the user asked the runtime for.
  fileprivate var answersUser: Bool {
    switch self {
    case .input, .editorReturned, .copied, .pathCompletions, .exported, .filesExpanded,
      .filesRefused, .seedRead, .contextRead, .document:
      true
    case .resized, .session, .tick, .terminal, .notice, .stopSignal: false
    }
  }
}

extension CopyOutcome {
  fileprivate var level: Notice.Level {
    if case .failed = way { .error } else { .info }
  }

  /// Says honestly what is known.
  fileprivate var sentence: String {
    switch way {
    case .command(let name): "Copied \(what) with \(name)."
    case .terminal: "Asked the terminal to copy \(what); not every terminal does."
    case .tmux: "Copied \(what) into tmux's buffer."
    case .failed(let reason): "Could not copy \(what): \(reason)"
    }
  }
}
