import ArgumentParser

/// The full-screen program.
struct ChatCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Open the full-screen chat (the default).")

  @OptionGroup var options: GlobalOptions

  @Option(help: "Open the context of this label or server id.")
  var context: String?

  @Flag(help: "Use plain lines instead of the full screen.")
  var plain = false

  func run() async throws {
    try await ChatProgram(options.settings, context: context, isPlain: plain).run()
  }
}
