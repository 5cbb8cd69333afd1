import ArgumentParser
import ChatModel
import Wording

/// `ctxchat contexts delete`
struct ContextsDelete: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete contexts on the server, and move their records to the trash.",
    discussion: """
      For servers that have a call for it. Of a chain every turn is deleted, the newest first, so that no turn is left \
      without what it follows. `forget` moves a record to the trash and leaves the server's copy alone.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The contexts.", completion: .words(.contexts))
  var names: [String]

  func run() async throws {
    let registry = try await Registry.online(try Setup(options))
    for context in try await registry.contexts(names) {
      try await registry.perform(.deleteContext(context.key))
      StandardStream.error.write(localized("“\(context.label)” is deleted on the server.\n"))
    }
    await registry.close()
  }
}
