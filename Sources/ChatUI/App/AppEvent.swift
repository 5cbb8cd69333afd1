package import ChatModel
package import FoundationEssentials
package import TerminalKit

/// Everything that can happen to the front end.
package enum AppEvent: Sendable, Equatable {
  case input(InputEvent, at: Date)
  case resized(Size)
  case session(SessionUpdate, at: Date)
  /// The moment that ``nextDeadline(_:)`` named has come.
  case tick(Date)
  /// `$EDITOR` is done, or stopped.
  case editorReturned(EditorOutcome)
  case copied(CopyOutcome, at: Date)
  case terminal(TerminalFact)
  case notice(Notice, at: Date)
  /// The answer to ``Effect/completePath(prefix:)``; paths with the folder part that was asked for.
  case pathCompletions(prefix: String, [String])
  case exported(ExportOutcome, at: Date)
  /// The answer to ``Effect/expandFiles(_:isSure:)``: the request with the files' contents in its prompt, or as it
  /// was where it may not go out.
  case filesExpanded(SendRequest, FileExpansion, at: Date)
  /// The answer to ``Effect/readSeed(_:files:)``: the recipe with the files in its seed, and what there is to say
  /// of it before it is sent.
  case seedRead(ContextRecipe, preview: [String], at: Date)
  /// The answer to ``Effect/readContext(_:)``.
  case contextRead(ContextDetails, at: Date)
  /// The answer to ``Effect/readSeed(_:files:)`` and ``Effect/refreshContext(_:)`` when nothing comes of it.
  case filesRefused(message: String, at: Date)
  /// The answer to ``Effect/listTemplates``.
  case templates(TemplateList, at: Date)
  /// The answer to ``Effect/readTemplate(_:)``.
  case templateRead(TemplateUse, TemplateReading, at: Date)
  /// A text to read, such as the answer to ``Effect/dryRun(_:)``.
  case document(title: String, text: String, at: Date)
  /// SIGTERM or SIGHUP: say goodbye.
  case stopSignal
}

/// The end of a visit to `$EDITOR`.
package enum EditorOutcome: Sendable, Hashable {
  case edited(String)
  /// Nothing came of it; the sentence says why, and where something is kept.
  case failed(reason: String)
  /// It was stopped, as by Ctrl+Z, and still has the text. ``Effect/openEditor(_:)`` lets it go on.
  case stopped(editor: String)
}

/// Something that is learnt about the terminal after the start.
package enum TerminalFact: Sendable, Hashable {
  case background(isDark: Bool)
  case colors(Int)
}

/// The result of a copy.
package struct CopyOutcome: Sendable, Hashable {
  /// The receiver of a copy.
  package enum Way: Sendable, Hashable {
    /// A command took it.
    case command(String)
    /// OSC 52 was written; nobody can know whether the terminal obeyed.
    case terminal
    /// tmux has it in its buffer, and passed it on if it is set up to.
    case tmux
    case failed(reason: String)
  }

  /// The thing that was copied: "the reply", "a code block".
  package var what: String
  /// The receiver, or the reason why there was none.
  package var way: Way

  /// An outcome.
  package init(what: String, way: Way) {
    self.what = what
    self.way = way
  }
}

/// The result of an export.
package enum ExportOutcome: Sendable, Hashable {
  case written(path: String)
  case failed(reason: String)
}
