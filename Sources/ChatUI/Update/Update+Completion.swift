import TerminalKit
import TextEditing

extension AppState {
  /// Tab: takes a completion, asks for one, or goes to the transcript.
  mutating func complete() {
    if completion != nil {
      acceptCompletion()
    } else if let prefix = pane.editor.completionPrefix, prefix.kind == .path {
      emit(.completePath(prefix: Self.path(of: prefix)))
    } else if pane.editor.beginsCommand {
      tellBriefly("Nothing to complete here.")
    } else {
      startReading()
    }
  }

  /// Offers what fits the text before the caret. Only a short text that begins with a slash is read whole.
  mutating func refreshCompletion() {
    guard completionIsStale else { return }
    completionIsStale = false
    completion =
      pane.editor.beginsCommand
      ? CommandCompletion.popup(for: pane.editor, contexts: contexts) : nil
    if completion == nil, let prefix = pane.editor.completionPrefix, prefix.kind == .path {
      emit(.completePath(prefix: Self.path(of: prefix)))
    }
  }

  /// Shows paths, unless the caret has moved on since they were asked for.
  mutating func offer(_ paths: [String], for path: String) {
    guard let prefix = pane.editor.completionPrefix, prefix.kind == .path,
      Self.path(of: prefix) == path, promptLine == nil
    else { return }
    let items = paths.prefix(50).map {
      CompletionPopup.Item(text: MentionSyntax.mention(of: $0), detail: "")
    }
    completion = paths == [path] ? nil : CompletionPopup(.word(prefix), items)
  }

  mutating func acceptCompletion() {
    guard let popup = completion else { return }
    completion = nil
    switch popup.target {
    case .line: pane.editor.replaceAll(with: popup.chosen.text)
    case .word(let prefix): pane.editor.complete(prefix, with: popup.chosen.text)
    }
    composerChanged()
  }

  private static func path(of prefix: CompletionPrefix) -> String {
    MentionSyntax.path(of: prefix.text)
  }
}
