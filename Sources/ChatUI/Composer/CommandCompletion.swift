import ChatModel
import TextEditing
import Wording

/// Completions of a text that begins with a slash.
enum CommandCompletion {
  /// The popup for a text, `nil` when there is nothing to offer.
  static func popup(
    for editor: TextEditor, contexts: ContextList, templates: [String]
  ) -> CompletionPopup? {
    guard editor.beginsCommand, editor.isAtEnd else { return nil }
    let text = editor.text
    guard !text.contains(where: \.isNewline) else { return nil }
    let parts = text.dropFirst().split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count > 1 else {
      let typed = String(text.dropFirst())
      return CompletionPopup(.line, self.templates(templates, typed) + commands(typed))
    }
    guard TemplateList.name(of: String(parts[0]), among: templates) == nil,
      case .one(let command) = EnteredText.resolve(
        parts[0].lowercased(), among: SlashCommand.allCases)
    else { return nil }
    let typed = parts.dropFirst().joined(separator: " ")
    let head = "/\(command.rawValue) "
    return CompletionPopup(.line, arguments(of: command, typed, head: head, contexts: contexts))
  }

  private static func templates(_ names: [String], _ typed: String) -> [CompletionPopup.Item] {
    let typed = typed.lowercased()
    return names.filter { $0.lowercased().hasPrefix(typed) }.map {
      CompletionPopup.Item(text: "/\($0) ", detail: localized("your template"))
    }
  }

  private static func commands(_ typed: String) -> [CompletionPopup.Item] {
    let typed = typed.lowercased()
    let commands = SlashCommand.allCases.filter { $0.rawValue.hasPrefix(typed) }.map {
      CompletionPopup.Item(
        text: "/\($0.rawValue)" + ($0.arguments.isEmpty ? "" : " "),
        detail: ($0.hasShortArguments ? $0.arguments + " · " : "") + $0.summary)
    }
    guard commands.isEmpty || typed.count > 1 else { return commands }
    let aliases = CommandAlias.allCases.filter {
      !typed.isEmpty && $0.rawValue.hasPrefix(typed)
    }.map {
      CompletionPopup.Item(
        text: $0.completion, detail: "/\($0.rawValue) · " + $0.command.summary)
    }
    let names = Set(SlashCommand.allCases.map(\.rawValue))
    let actions = Action.commands.filter {
      $0.rawValue.hasPrefix(typed) && !names.contains($0.rawValue)
    }
    return commands + aliases
      + actions.map { CompletionPopup.Item(text: "/\($0.rawValue)", detail: $0.info.summary) }
  }

  private static func arguments(
    of command: SlashCommand, _ typed: String, head: String, contexts: ContextList
  ) -> [CompletionPopup.Item] {
    switch command {
    case .contexts: contextArguments(typed, head: head, contexts: contexts)
    case .theme: items(Theme.names.map { ($0, "") }, typed, head)
    case .set: items(ParameterField.allCases.map { ($0.rawValue + " ", $0.hint) }, typed, head)
    case .export: items(ExportFormat.allCases.map { ($0.rawValue, "") }, typed, head)
    case .mouse, .vi: items([("on", ""), ("off", "")], typed, head)
    case .profile: items(contexts.profiles.all.map { ($0.name, $0.model) }, typed, head)
    case .copy: items([("code", localized("the code of the last reply"))], typed, head)
    // They take no words of a list.
    case .help, .new, .system, .retry, .edit, .fork, .distil, .resend, .undo, .search, .find, .tree,
      .compare, .usage, .editor, .rename, .delete, .keys, .plain, .dryRun, .model, .log, .stop,
      .quit:
      []
    }
  }

  private static func contextArguments(
    _ typed: String, head: String, contexts: ContextList
  ) -> [CompletionPopup.Item] {
    let use = ContextCommand.use.rawValue + " "
    guard typed.hasPrefix(use) else {
      return items(
        ContextCommand.allCases.map {
          ($0 == .use ? use : $0.rawValue, $0.summary)
        }, typed, head)
    }
    let labels = contexts.summaries.map { ($0.context.label, $0.context.model) }
    return items(labels, String(typed.dropFirst(use.count)), head + use)
  }

  private static func items(
    _ candidates: [(text: String, detail: String)], _ typed: String, _ head: String
  ) -> [CompletionPopup.Item] {
    let typed = typed.lowercased()
    return candidates.filter {
      $0.text.lowercased().hasPrefix(typed) && $0.text.trimmed.lowercased() != typed
    }.map { CompletionPopup.Item(text: head + $0.text, detail: $0.detail) }
  }
}

extension SlashCommand {
  /// True if the arguments leave room for the summary; a longer list comes up once the command is typed.
  fileprivate var hasShortArguments: Bool { !arguments.isEmpty && arguments.utf8.count <= 24 }
}
