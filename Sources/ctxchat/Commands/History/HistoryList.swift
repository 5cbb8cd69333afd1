import ArgumentParser
import ChatModel
import HistoryStore
import Wording

/// `ctxchat history list`
struct HistoryList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the conversations, newest first.", aliases: ["ls"])

  @OptionGroup var options: GlobalOptions

  @Option(help: "List only conversations of this context.", completion: .words(.contexts))
  var context: String?

  @Option(help: "Maximum number to list.", completion: .ownWords)
  var limit: Int?

  @Flag(help: "Print JSON: an array of objects.")
  var json = false

  @Flag(help: "List the trash instead.")
  var trash = false

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    var only: ContextKey?
    if let context { only = try await registry.context(context).key }
    let labels = try await registry.asCommand { (store) async throws(StoreError) in
      let contexts = try await store.contexts(includingTrash: true, seeds: false)
      return Dictionary(contexts.map { ($0.key, $0.label) }) { first, _ in first }
    }
    let all = try await registry.asCommand { (store) async throws(StoreError) in
      trash ? try await store.trashedConversations() : try await store.conversations()
    }
    await registry.close()
    let wanted = all.filter { only == nil || $0.context == only }
    let conversations = Array(wanted.prefix(max(0, limit ?? Int.max)))
    if json {
      let reports = conversations.map { ConversationReport($0, context: labels[$0.context] ?? "") }
      return try StandardStream.output.write(JSONText.of(reports))
    }
    guard !conversations.isEmpty else {
      return StandardStream.error.write(
        trash ? localized("The trash is empty.\n") : localized("No conversations yet.\n"))
    }
    var table = TextTable(
      [
        localized("ID"), localized("UPDATED"), localized("CONTEXT"), localized("TURNS"),
        localized("TITLE"),
      ], rightAligned: [3])
    for conversation in conversations {
      table.add([
        conversation.id.rawValue, TimeText.minute(conversation.updatedAt),
        labels[conversation.context] ?? "", "\(conversation.turnCount)", conversation.title,
      ])
    }
    try StandardStream.output.write(table.text(width: StandardStream.output.columns))
  }
}
