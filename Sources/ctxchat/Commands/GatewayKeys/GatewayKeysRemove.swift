import ArgumentParser
import Gateway
import Wording

/// `ctxchat gateway keys remove NAME`
struct GatewayKeysRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Take a revoked name off the list, with what was asked with it.", aliases: ["rm"])

  @Argument(help: "Whose key it was.", completion: .ownWords)
  var name: String

  @ParentCommand var gateway: GatewayCommand

  func run() async throws {
    let removal = try await gateway.withKeys(mayBeNew: false) { try $0.remove(name) }
    switch removal {
    case .removed: StandardStream.error.write(localized("Done.\n"))
    case .works:
      throw CommandFailure(
        .usage,
        localized(
          "The key of \(name) works. End it first: `ctxchat gateway keys revoke \(name)`."))
    case .unknown:
      throw CommandFailure(
        .noInput,
        localized("There is no key of \(name). `ctxchat gateway keys list` shows all keys."))
    }
  }
}
