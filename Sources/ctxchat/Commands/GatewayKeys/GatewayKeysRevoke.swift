import ArgumentParser
import Basics
import Gateway
import Wording

/// `ctxchat gateway keys revoke NAME`
struct GatewayKeysRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "End a person's key. What was asked with it stays on the list."
  )

  @Argument(help: "Whose key it is.", completion: .ownWords)
  var name: String

  @ParentCommand var gateway: GatewayCommand

  func run() async throws {
    let isDone = try await gateway.withKeys(mayBeNew: false) {
      try $0.revoke(name, at: WallClock.now)
    }
    guard isDone else {
      throw CommandFailure(
        .noInput,
        localized("\(name) has no valid key. `ctxchat gateway keys list` shows all keys."))
    }
    StandardStream.error.write(localized("Done.\n"))
  }
}
