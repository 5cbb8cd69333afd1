import ArgumentParser
import FoundationEssentials
import Gateway
import Wording

/// `ctxchat gateway keys`
struct GatewayKeysCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Give people keys for a gateway, and take them back.",
    discussion: """
      Keys are in the gateway's database, as digests. A running gateway sees a change within a second. Its own key works \
      beside them.
      """,
    subcommands: [GatewayKeysAdd.self, GatewayKeysList.self, GatewayKeysRevoke.self])
}

/// The database that holds the keys.
struct KeyDatabaseOption: ParsableArguments {
  @Option(
    help: "The gateway's database: a file, or postgres://USER@HOST/NAME.", completion: .file())
  var database: String

  /// Opens it.
  ///
  /// - Parameter mayBeNew: True if a file that is not there is made.
  func open(mayBeNew: Bool) async throws -> GatewayKeys {
    let isFile = !database.contains("://")
    guard mayBeNew || !isFile || FileManager.default.fileExists(atPath: database) else {
      throw CommandFailure(
        .noInput, localized("There is no gateway database at \(database). Check the path."))
    }
    do { return try await GatewayKeys.open(database) } catch {
      throw CommandFailure(.unavailable, String(describing: error))
    }
  }
}
