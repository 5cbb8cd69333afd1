import ChatModel
import FoundationEssentials
import TerminalKit
import Wording

/// Changes the state; nothing else does. It is pure and total, and takes the time from the event.
///
/// - Returns: Everything that the world outside has to do, in order.
package func update(_ state: inout AppState, _ event: AppEvent) -> [Effect] {
  state.apply(event)
  state.settleVi()
  state.layOut()
  return state.takeEffects()
}

extension AppState {
  fileprivate mutating func apply(_ event: AppEvent) {
    notices.begin(answersUser: event.answersUser)
    if let date = event.date { pass(to: date) }
    switch event {
    case .input(let input, _): take(input)
    case .resized(let size): screen.resize(size)
    case .session(let update, _): show(update)
    case .tick: break
    case .editorReturned(let outcome): leaveEditor(outcome)
    case .copied(let outcome, _): tell(outcome.level, outcome.sentence)
    case .terminal(let fact): learn(fact)
    case .notice(let notice, _): notices.post(notice, at: now)
    case .pathCompletions(let prefix, let paths):
      if overlays.line == nil {
        pane.composer.completion.offer(paths, for: prefix, in: pane.composer.editor)
      }
    case .exported(let outcome, _): tell(outcome)
    case .filesExpanded(let request, let expansion, _): sendExpanded(request, expansion)
    case .filesRefused(let message, _): refuseFiles(message)
    case .seedRead(let recipe, let preview, _): showPreview(of: recipe, preview)
    case .contextRead(let details, _): show(details)
    case .templates(let list, _): take(list)
    case .templateRead(let use, let reading, _): take(use, reading)
    case .document(let title, let text, _):
      overlays.add(TextPanel(title: title, text: text))
    case .stopSignal: leave()
    }
  }

  /// Takes note of the time and does what is due.
  private mutating func pass(to now: Date) {
    self.now = now
    notices.expire(at: now)
    keyboard.expire(at: now)
    if let changed = pane.composer.changedAt, draftIsDue(changed) { saveDraft() }
    if let search = overlays.takeDueSearch(at: now) { emit(search) }
    tellExpiries()
  }

  private mutating func tell(_ outcome: ExportOutcome) {
    switch outcome {
    case .written(let path): tell(.info, localized("Written to \(path)."))
    case .failed(let reason): tell(.error, localized("Not exported: \(reason)"))
    }
  }
}

extension AppEvent {
  /// The time that it carries.
  fileprivate var date: Date? {
    switch self {
    case .input(_, let date), .session(_, let date), .tick(let date), .copied(_, let date),
      .notice(_, let date), .exported(_, let date), .filesExpanded(_, _, let date),
      .seedRead(_, _, let date), .contextRead(_, let date), .filesRefused(_, let date),
      .document(_, _, let date), .templates(_, let date), .templateRead(_, _, let date):
      date
    case .resized, .editorReturned, .terminal, .pathCompletions, .stopSignal: nil
    }
  }

  /// True where it comes from the user, or from what the user asked the runtime for.
  fileprivate var answersUser: Bool {
    switch self {
    case .input, .editorReturned, .copied, .pathCompletions, .exported, .filesExpanded,
      .filesRefused, .seedRead, .contextRead, .document, .templates, .templateRead:
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
    case .command(let name): localized("Copied \(what) with \(name).")
    case .terminal: localized("Asked the terminal to copy \(what); not every terminal does.")
    case .tmux: localized("Copied \(what) into tmux's buffer.")
    case .failed(let reason): localized("Could not copy \(what): \(reason)")
    }
  }
}
