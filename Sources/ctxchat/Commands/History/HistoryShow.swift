import ArgumentParser
import ChatModel
import HistoryExport

/// `ctxchat history show`
struct HistoryShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a conversation as Markdown.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The conversation.", completion: .words(.conversations))
  var id: String

  @Flag(help: "Print JSON with every branch, as `history export` writes it.")
  var json = false

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let conversation = try await registry.conversation(id)
    let text: String
    do throws(ExportError) {
      text = try await ConversationExport(store: registry.store)
        .document([conversation.id], as: json ? .json : .markdown)
    } catch {
      throw CommandFailure(error)
    }
    await registry.close()
    try StandardStream.output.write(text)
  }
}
