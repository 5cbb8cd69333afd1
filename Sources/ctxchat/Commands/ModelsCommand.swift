import ArgumentParser
import ChatModel

/// `ctxchat models`
struct ModelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the models of the profile's server, one a line.")

  @OptionGroup var options: GlobalOptions

  func run() async throws {
    let registry = try await Registry.online(try Setup(options))
    let told = try await registry.perform(.listModels(profile: registry.profile))
    await registry.close()
    for case .models(_, let names) in told {
      try StandardStream.output.write(names.map { $0 + "\n" }.joined())
    }
  }
}
