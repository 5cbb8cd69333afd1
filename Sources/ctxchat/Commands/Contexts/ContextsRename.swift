import ArgumentParser
import ChatModel

/// `ctxchat contexts rename`
struct ContextsRename: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Change the label of a context.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The context.", completion: .words(.contexts))
  var name: String

  @Argument(help: "The new label.", completion: .ownWords)
  var label: String

  func run() async throws {
    let registry = try await Registry.local(try Setup(options))
    let context = try await registry.context(name)
    try await registry.perform(.renameContext(context.key, label: label))
    await registry.close()
  }
}
