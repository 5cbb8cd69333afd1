/// The commands that a prompt can begin with.
package enum SlashCommand: String, Sendable, CaseIterable, Hashable {
  case help, contexts = "ctx", new, set, system, retry, edit, fork, distil, resend, undo, copy
  case export
  case search, find, usage, editor, rename, delete, theme, keys, mouse, plain
  case dryRun = "dry-run"
  case model, profile
  case log, stop, quit

  /// Its arguments.
  package var arguments: String {
    switch self {
    case .contexts:
      "[new|use|import|rebuild|refresh|fork|rename|notes|extend|forget|delete|restore|mode|info]"
    case .set: "[name value]"
    case .system: "TEXT"
    case .dryRun: "[TEXT]"
    case .copy: "[n|code]"
    case .distil: "[n]"
    case .export: "[md|json|html] [path]"
    case .search, .find: "[words]"
    case .rename: "[title]"
    case .theme: "[name]"
    case .mouse: "[on|off]"
    case .model, .profile: "[name]"
    case .help, .keys: "[words]"
    case .new, .retry, .edit, .fork, .resend, .undo, .usage, .editor, .delete, .plain,
      .log, .stop, .quit:
      ""
    }
  }

  /// A summary in a few words, without a full stop.
  package var summary: String {
    switch self {
    case .help: "keys and commands"
    case .contexts: "contexts: switch, create, rebuild, fork, forget"
    case .new: "new conversation or context"
    case .set: "parameters of this conversation"
    case .system: "set a system message, sent before your prompts"
    case .retry: "ask the last prompt again"
    case .edit: "edit the last prompt and send it again"
    case .fork: "new context with the memory so far"
    case .distil: "new context from the last answer, or the last n"
    case .resend: "send the unconfirmed prompt again"
    case .undo: "drop the last turn"
    case .copy: "copy the last reply, the n-th last, or its code"
    case .export: "write the conversation to a file"
    case .search: "search all conversations"
    case .find: "search in this transcript"
    case .usage: "token usage: cached, fresh, savings"
    case .editor: "write the prompt in $EDITOR"
    case .rename: "change the conversation's title"
    case .delete: "move the conversation to the trash"
    case .theme: "change the colours"
    case .keys: "current key bindings"
    case .mouse: "mouse wheel on or off"
    case .plain: "switch from full screen to line mode"
    case .dryRun: "show what would be sent"
    case .log: "past notices"
    case .model: "the model of this context, from the server's list"
    case .profile: "the profile of new contexts"
    case .stop: "stop the reply"
    case .quit: "quit"
    }
  }
}

extension ContextCommand {
  /// True if it takes arguments; without them it is about the context on screen.
  package var takesWords: Bool {
    switch self {
    case .new, .use, .import, .rename, .notes, .extend, .mode: true
    case .rebuild, .refresh, .fork, .forget, .delete, .restore, .info: false
    }
  }
}

/// The commands after `/ctx`.
package enum ContextCommand: String, Sendable, CaseIterable, Hashable {
  case new, use, `import`, rebuild, refresh, fork, rename, notes, extend, forget, delete, restore
  case mode, info

  /// A summary in a few words, without a full stop.
  package var summary: String {
    switch self {
    case .new: "create a context, optionally from a saved recipe"
    case .use: "switch to a context by label or id"
    case .import: "import an id that was created elsewhere"
    case .rebuild: "create it again from its seed and turns"
    case .refresh: "create it again from its current files"
    case .fork: "new context with the memory so far"
    case .rename: "change its label"
    case .notes: "write notes about it"
    case .extend: "keep it on the server for longer, such as 2h"
    case .forget: "move it to the trash"
    case .delete: "delete it on the server"
    case .restore: "restore what was last forgotten"
    case .mode: "set the mode of an imported id"
    case .info: "show all details"
    }
  }
}
