import Wording

/// The commands that a prompt can begin with.
package enum SlashCommand: String, Sendable, CaseIterable, Hashable {
  case help, contexts = "ctx", new, set, system, retry, edit, fork, distil, resend, undo, copy
  case export
  case search, find, tree, compare, usage, editor, rename, delete, theme, keys, mouse, vi, plain
  case dryRun = "dry-run"
  case model, profile
  case log, stop, quit

  /// Its arguments.
  package var arguments: String {
    switch self {
    case .contexts:
      "[new|use|import|rebuild|refresh|fork|rename|notes|extend|keep|forget|delete|restore|mode|info]"
    case .set: "[name value]"
    case .compare: "[n [n]]"
    case .system: "TEXT"
    case .dryRun: "[TEXT]"
    case .copy: "[n|code]"
    case .distil: "[n]"
    case .export: "[md|json|html] [path]"
    case .search, .find: "[words]"
    case .rename: "[title]"
    case .theme: "[name]"
    case .mouse, .vi: "[on|off]"
    case .model, .profile: "[name]"
    case .help, .keys: "[words]"
    case .new, .retry, .edit, .fork, .resend, .undo, .tree, .usage, .editor, .delete, .plain,
      .log, .stop, .quit:
      ""
    }
  }

  /// A summary in a few words, without a full stop.
  package var summary: String {
    switch self {
    case .help: localized("keys and commands")
    case .contexts: localized("contexts: switch, create, rebuild, fork, forget")
    case .new: localized("new conversation or context")
    case .set: localized("parameters of this conversation")
    case .system: localized("set a system message, sent before your prompts")
    case .retry: localized("send the last prompt again")
    case .edit: localized("edit the last prompt and send it again")
    case .fork: localized("new context with the memory so far")
    case .distil: localized("new context from the last answer, or the last n")
    case .resend: localized("send the unconfirmed prompt again")
    case .undo: localized("drop the last turn")
    case .copy: localized("copy the last reply, the n-th last, or its code")
    case .export: localized("write the conversation to a file")
    case .search: localized("search all conversations")
    case .find: localized("search in this transcript")
    case .tree: localized("the branches of this conversation")
    case .compare: localized("two replies side by side")
    case .usage: localized("token usage: cached, fresh, savings")
    case .editor: localized("write the prompt in $EDITOR")
    case .rename: localized("change the conversation's title")
    case .delete: localized("move the conversation to the trash")
    case .theme: localized("change the colours")
    case .keys: localized("current key bindings")
    case .mouse: localized("mouse wheel on or off")
    case .vi: localized("vi keys in the composer on or off")
    case .plain: localized("switch from full screen to line mode")
    case .dryRun: localized("show what would be sent")
    case .log: localized("past notices")
    case .model: localized("the model of this context, from the server's list")
    case .profile: localized("the profile of new contexts")
    case .stop: localized("stop the reply")
    case .quit: localized("quit")
    }
  }
}

extension ContextCommand {
  /// True if it takes arguments; without them it is about the context on screen.
  package var takesWords: Bool {
    switch self {
    case .new, .use, .import, .rename, .notes, .extend, .keep, .mode: true
    case .rebuild, .refresh, .fork, .forget, .delete, .restore, .info: false
    }
  }
}

/// The commands after `/ctx`.
package enum ContextCommand: String, Sendable, CaseIterable, Hashable {
  case new, use, `import`, rebuild, refresh, fork, rename, notes, extend, keep, forget, delete,
    restore
  case mode, info

  /// A summary in a few words, without a full stop.
  package var summary: String {
    switch self {
    case .new: localized("create a context, optionally from a saved recipe")
    case .use: localized("switch to a context by label or id")
    case .import: localized("import an id that was created elsewhere")
    case .rebuild: localized("create it again from its seed and turns")
    case .refresh: localized("create it again from its current files")
    case .fork: localized("new context with the memory so far")
    case .rename: localized("change its label")
    case .notes: localized("write notes about it")
    case .extend: localized("keep it on the server for longer, such as 2h")
    case .keep: localized("keep it for a time such as 3d, by asking a question if need be")
    case .forget: localized("move it to the trash")
    case .delete: localized("delete it on the server")
    case .restore: localized("restore what was last forgotten")
    case .mode: localized("set the mode of an imported id")
    case .info: localized("show all details")
    }
  }
}
