import ArgumentParser
import ChatModel
import Wording

/// `ctxchat history restore`
struct HistoryRestore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Restore a conversation from the trash.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The conversation.", completion: .words(.trashedConversations))
  var id: String

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let conversation = try await registry.conversation(id, inTrash: true)
    try await registry.perform(.restoreConversation(conversation.id))
    await registry.close()
    StandardStream.error.write(
      localized("“\(TextTable.onOneLine(conversation.title))” restored.\n"))
  }
}
