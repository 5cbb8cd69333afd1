import ArgumentParser
import ChatModel
import ChatSession
import Configuration

/// `ctxchat contexts import`
struct ContextsImport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Import a context id that was created elsewhere.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The server's id.", completion: .ownWords)
  var contextID: String

  @Option(
    parsing: .unconditional, help: "Your name for it. Default: taken from the id.",
    completion: .ownWords)
  var label: String?

  @Option(
    help: "session or common_prefix. If unknown, it is treated as a session.",
    completion: .list(OptionParsing.modes),
    transform: OptionParsing.mode)
  var mode: ContextMode?

  func run() async throws {
    let setup = try Setup(options)
    // Whose account an id belongs to must be known.
    let profile = try setup.profile()
    let registry = try await Registry.local(setup)
    let context = try await registry.finish { (controller) async throws(SessionError) in
      try await controller.importContext(
        contextID, label: label, mode: mode ?? .unknown, model: profile.model)
    }
    try StandardStream.output.write("\(context.label)\n", elseSaying: Registry.contextIsThere)
  }
}
