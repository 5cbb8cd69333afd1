import ArgumentParser
import ChatModel
import HistoryExport

/// `ctxchat history show`
struct HistoryShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a conversation: as Markdown, or rendered on a terminal.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The conversation.", completion: .words(.conversations))
  var id: String

  @Flag(help: "Print JSON with every branch, as `history export` writes it.")
  var json = false

  @Flag(help: "Print the Markdown as it is, on a terminal, too.")
  var raw = false

  func run() async throws {
    let setup = try Setup(options)
    let registry = try await Registry.local(setup)
    let conversation = try await registry.conversation(id).id
    let export = ConversationExport(store: registry.store)
    let text: String
    do throws(ExportError) {
      if let looks = PrintedLooks(setup, isRaw: raw || json) {
        text = Self.rendered(try await export.blocks(of: conversation), looks)
      } else {
        text = StandardStream.output.shown(
          try await export.document([conversation], as: json ? .json : .markdown))
      }
    } catch {
      throw CommandFailure(error)
    }
    await registry.close()
    try StandardStream.output.writeExactly(text)
  }

  private static func rendered(_ blocks: [DocumentBlock], _ looks: PrintedLooks) -> String {
    let document = PrintedDocument(
      looks: looks, columns: StandardStream.output.columns ?? PrintedLooks.standardColumns)
    return blocks.enumerated().map { document.text(of: $1, isFirst: $0 == 0) }.joined()
  }
}
