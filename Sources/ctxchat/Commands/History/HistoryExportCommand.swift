import ArgumentParser
import ChatModel
import HistoryExport
import HistoryStore
import Wording

/// `ctxchat history export`
struct HistoryExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write conversations as Markdown, JSON or HTML.",
    discussion: """
      JSON holds everything, every branch and the context with its seed, and can be imported again. Without \
      --output the document goes to standard output. A file that is there is never overwritten.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The conversations.", completion: .words(.conversations))
  var ids: [String] = []

  @Flag(help: "All conversations, oldest first.")
  var all = false

  @Option(
    name: .shortAndLong, help: "md, json or html. Default: by the file's extension, else md.",
    completion: .list(DocumentFormat.allCases.map(\.rawValue)),
    transform: OptionParsing.format)
  var format: DocumentFormat?

  @Option(
    name: .shortAndLong,
    help: "A file; or a folder, in which each conversation becomes a file named after its title.",
    completion: .file())
  var output: String?

  func run() async throws {
    guard all != !ids.isEmpty else {
      throw CommandFailure(
        .usage,
        localized(
          "Name the conversations to export, or use --all. `ctxchat history list` shows the ids."))
    }
    let registry = try await Registry.local(try Setup(options))
    let wanted = try await conversations(in: registry)
    let document: String?
    do throws(ExportError) {
      document = try await export(wanted, from: registry.store)
    } catch {
      throw CommandFailure(error)
    }
    await registry.close()
    if let document { try StandardStream.output.write(document) }
  }

  private func conversations(in registry: Registry) async throws -> [ConversationID] {
    if all {
      return try await registry.asCommand { (store) async throws(StoreError) in
        try await store.conversations().map(\.id).reversed()
      }
    }
    var found: [ConversationID] = []
    for id in ids { found.append(try await registry.conversation(id).id) }
    return found
  }

  private var wantedFormat: DocumentFormat {
    if let format { return format }
    let ending = output?.split(separator: "/").last?.split(separator: ".").last
    return ending.flatMap { DocumentFormat(rawValue: $0.lowercased()) } ?? .markdown
  }

  /// Writes the files that were asked for.
  ///
  /// - Returns: The document for standard output, where no file was named.
  private func export(
    _ conversations: [ConversationID], from store: HistoryStore
  ) async throws(ExportError) -> String? {
    let export = ConversationExport(store: store)
    guard let output else { return try await export.document(conversations, as: wantedFormat) }
    if conversations.count > 1, !ConversationExport.isFolder(output) {
      let path = try await export.write(conversations, as: wantedFormat, toFile: output)
      StandardStream.error.write("\(path)\n")
      return nil
    }
    for id in conversations {
      StandardStream.error.write("\(try await export.write(id, as: wantedFormat, to: output))\n")
    }
    return nil
  }
}
