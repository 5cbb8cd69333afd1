import ArgumentParser
import ChatModel
import Wording

/// `ctxchat contexts forget`
struct ContextsForget: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Move contexts and their conversations to the trash; `restore` brings them back.",
    discussion: "The copy on the server expires by itself; `delete` deletes it where the API can.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The contexts.", completion: .words(.contexts))
  var names: [String]

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    for context in try await registry.contexts(names) {
      try await registry.perform(.forgetContext(context.key))
      StandardStream.error.write(localized("“\(context.label)” is in the trash.\n"))
    }
    await registry.close()
  }
}
