import ChatModel
import FoundationEssentials
import TextEditing
import Wording

// Templates: their text goes into the composer, to be read and changed before it is sent.
extension AppState {
  /// Has a template read.
  mutating func useTemplate(_ name: String, _ input: String, typed: String) {
    let use = TemplateUse(name: name, input: input, typed: typed, conversation: pane.id)
    pane.composer.takeCommand(typed, at: now)
    emit(.readTemplate(use))
  }

  /// Takes the list; what is wrong in it is told once.
  mutating func take(_ list: TemplateList) {
    guard let problems = templates.take(list) else { return }
    for problem in problems { tell(.warning, problem) }
    pane.composer.completion.textChanged()
  }

  mutating func take(_ use: TemplateUse, _ reading: TemplateReading) {
    switch reading {
    case .failed(let reason): refuse(use, reason)
    case .text(let text):
      do throws(PromptTemplate.Missing) {
        let filled = try PromptTemplate(text).filled(with: templates.values(input: use.input))
        if filled.allSatisfy(\.isWhitespace) {
          refuse(use, localized("Template “\(use.name)” is empty."))
        } else {
          place(EnteredText.composerText(for: filled), for: use)
        }
      } catch {
        refuse(use, sentence(for: error, use.name))
      }
    }
  }

  /// Puts a text where the template was called, above what was written there meanwhile.
  private mutating func place(_ text: String, for use: TemplateUse) {
    guard use.conversation == pane.id || use.conversation == ConversationPane.lobby else {
      return putBack(text, in: use.conversation)
    }
    write { editor in
      let rest = editor.text
      editor.replaceAll(with: rest.isEmpty ? text : text + "\n\n" + rest, caret: text.count)
    }
    movedBesideVi()
  }

  private mutating func refuse(_ use: TemplateUse, _ reason: String) {
    place(use.typed, for: use)
    pane.composer.completion.close()
    tell(.error, reason)
  }

  private func sentence(for missing: PromptTemplate.Missing, _ name: String) -> String {
    switch missing {
    case .selection:
      localized(
        "Template “\(name)” needs a selection: copy something here, or go to a message with \(keymap.hint(.focusTranscript)), then use it again."
      )
    case .clipboard:
      localized(
        "Template “\(name)” needs the clipboard. A program in a terminal cannot read it, and nothing was copied here: copy something here first, or write {{input}} into the template and paste the text after its name."
      )
    }
  }
}
