import ChatUI
import Wording

/// Prompt templates in line mode, where no text can be changed before it is sent: it is shown, and waits for `/send`.
struct PlainTemplates {
  /// A line to print, and the text before it.
  enum Shown: Equatable {
    case text(String, then: String)
    case refused(String)
  }

  let folder: TemplateFolder
  /// The text that waits.
  private var waiting: String?

  init(_ folder: TemplateFolder) { self.folder = folder }

  /// The names of the templates that there are now.
  var names: [String] { folder.list().names }

  /// Fills a template and keeps it.
  mutating func fill(_ name: String, input: String) -> Shown {
    switch folder.text(of: name) {
    case .failed(let reason): return .refused(reason)
    case .text(let text):
      let filled: String
      do throws(PromptTemplate.Missing) {
        filled = try PromptTemplate(text).filled(with: PromptTemplate.Values(input: input))
      } catch {
        return .refused(Self.words(for: error, name))
      }
      if filled.allSatisfy(\.isWhitespace) {
        return .refused(localized("Template “\(name)” is empty."))
      }
      waiting = filled
      return .text(
        filled, then: localized("/send sends this text; words after /send go below it"))
    }
  }

  /// Gives the text that waits, with words below it, to be sent.
  mutating func take(_ words: String) -> String? {
    guard let text = waiting else { return nil }
    waiting = nil
    return words.isEmpty ? text : text + "\n\n" + words
  }

  private static func words(for missing: PromptTemplate.Missing, _ name: String) -> String {
    switch missing {
    case .selection:
      localized(
        "Template “\(name)” needs a selection, and in line mode there is none: write {{input}} into it and put the text after its name."
      )
    case .clipboard:
      localized(
        "Template “\(name)” needs the clipboard, and in line mode there is none: write {{input}} into it and put the text after its name."
      )
    }
  }
}
