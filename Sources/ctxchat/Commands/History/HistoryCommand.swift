import ArgumentParser

/// The conversations from the command line. Every ID may be shortened to a unique beginning; `last`
/// is the newest.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "List, read, search, export and import conversations.",
    discussion:
      "ID is a conversation's id, a unique prefix of it (at least 4 characters), or `last`.",
    subcommands: [
      HistoryList.self, HistoryShow.self, HistorySearch.self, HistoryExportCommand.self,
      HistoryImport.self, HistoryDelete.self, HistoryRestore.self,
    ])
}
