import ArgumentParser
import ChatModel
import Wording

/// `ctxchat history delete`
struct HistoryDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Move conversations to the trash; `restore` brings them back.",
    discussion: """
      `ctxchat contexts prune` empties the trash. The conversation of a session context goes with its \
      context: `ctxchat contexts forget`.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The conversations.", completion: .words(.conversations))
  var ids: [String]

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    var conversations: [ConversationSummary] = []
    for id in ids { conversations.append(try await registry.conversation(id)) }
    for conversation in conversations {
      try await registry.perform(.deleteConversation(conversation.id))
      StandardStream.error.write(
        localized(
          "“\(TextTable.onOneLine(conversation.title))” (\(conversation.id)) is in the trash.\n"))
    }
    await registry.close()
  }
}
