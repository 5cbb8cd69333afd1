import ArgumentParser

/// The registry of contexts from the command line. Every NAME is a label, an id, or the unique
/// beginning of a label.
struct ContextsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contexts", abstract: "List, create and manage cached contexts.",
    discussion: """
      NAME is a label, the server's id, or the beginning of a label that no other has. Few servers \
      list their contexts: mostly this registry is the only record of them.
      """,
    subcommands: [
      ContextsList.self, ContextsShow.self, ContextsCreate.self, ContextsImport.self,
      ContextsRename.self, ContextsNotes.self, ContextsRebuild.self, ContextsFork.self,
      ContextsExtend.self, ContextsKeep.self, ContextsForget.self, ContextsDelete.self,
      ContextsFound.self,
      ContextsRestore.self, ContextsPrune.self,
    ], aliases: ["context", "ctx"])
}
