package import ChatModel

/// A request of `update` to the world outside. A value, so that tests can compare it.
package enum Effect: Sendable, Equatable {
  case session(SessionCommand)
  /// Put a text into the clipboard; `what` comes back in the ``CopyOutcome``.
  case copy(String, what: String)
  /// Let the user edit a text in `$EDITOR`, or go on in one that was stopped; answered by
  /// ``AppEvent/editorReturned(_:)``.
  case openEditor(String)
  case suspend
  /// Redraw the whole screen.
  case redraw
  /// Leave, after what came before in the list is done.
  case quit
  case bell
  /// List paths that begin so; answered by ``AppEvent/pathCompletions(prefix:_:)``.
  case completePath(prefix: String)
  case export(ConversationID, ExportFormat, path: String?)
  /// Put the contents of the files that a prompt mentions below its text; answered by
  /// ``AppEvent/filesExpanded(_:_:at:)``. Where the user is sure, what is in doubt goes out as it is.
  case expandFiles(SendRequest, isSure: Bool)
  /// Add files to a recipe's seed; answered by ``AppEvent/seedRead(_:preview:at:)``, or by
  /// ``AppEvent/filesRefused(message:at:)`` when they cannot be read or should not be sent.
  case readSeed(ContextRecipe, files: [String])
  /// Read everything that is known of a context and look at its sources; answered by
  /// ``AppEvent/contextRead(_:at:)``.
  case readContext(ContextKey)
  /// Read the sources of a context again, then have its rebuild from them offered; answered by
  /// ``AppEvent/filesRefused(message:at:)`` when that cannot be.
  case refreshContext(ContextKey)
  /// Show what a send would put on the wire; answered by ``AppEvent/document(title:text:at:)``.
  case dryRun(SendRequest)
  /// List the templates; answered by ``AppEvent/templates(_:at:)``.
  case listTemplates
  /// Read a template; answered by ``AppEvent/templateRead(_:_:at:)``.
  case readTemplate(TemplateUse)
  /// Leave the full screen for the line mode.
  case plainMode
}

/// The formats of an export.
package enum ExportFormat: String, Sendable, CaseIterable {
  case markdown = "md"
  case json
  case html

  /// The format that a path's ending names.
  package static func ending(_ path: String) -> ExportFormat? {
    path.split(separator: ".").last.flatMap { ExportFormat(rawValue: $0.lowercased()) }
  }

  /// The unknown format that a path names: its extension, or a single word. `nil` for a
  /// folder, and for a path without an ending.
  package static func unknown(in path: String) -> String? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard !name.isEmpty, name.contains(where: { $0 != "." }), path != "~", ending(path) == nil
    else {
      return nil
    }
    if let point = name.lastIndex(of: "."), point > name.startIndex {
      let ending = name[name.index(after: point)...]
      return ending.isEmpty ? nil : String(ending)
    }
    return name.count == path.count ? path : nil
  }
}
