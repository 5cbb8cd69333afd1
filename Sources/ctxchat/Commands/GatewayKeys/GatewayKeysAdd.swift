import ArgumentParser
import Basics
import Gateway
import Wording

/// `ctxchat gateway keys add NAME`
struct GatewayKeysAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make a key for a person and print it, this once.",
    discussion:
      "A name whose key was revoked can be used again; what was asked with it is counted on.")

  @Argument(help: "Whose key it is: a name without spaces.", completion: .ownWords)
  var name: String

  @ParentCommand var gateway: GatewayCommand

  func run() async throws {
    guard 1...64 ~= name.utf8.count, name.allSatisfy({ !$0.isWhitespace && !Self.isControl($0) })
    else {
      throw CommandFailure(
        .usage, localized("A name has 1 to 64 bytes and no spaces. Choose another one."))
    }
    let key = try await gateway.withKeys(mayBeNew: true) { try $0.add(name, at: WallClock.now) }
    guard let key else {
      throw CommandFailure(
        .usage,
        localized(
          """
          \(name) has a key that works. Choose another name, such as \(name)-2, or end it first: \
          `ctxchat gateway keys revoke \(name)`.
          """))
    }
    try StandardStream.output.write(key + "\n")
  }

  private static func isControl(_ character: Character) -> Bool {
    character.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
