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
      beside them. The database is named by the gateway's own option: ctxchat gateway keys list --database FILE. Without \
      it, it is the one in the data folder.
      """,
    subcommands: [
      GatewayKeysAdd.self, GatewayKeysList.self, GatewayKeysRevoke.self, GatewayKeysRemove.self,
    ])
}

extension GatewayCommand {
  /// Works with the keys in the database that `--database` names: the gateway's own option, which its subcommands share.
  /// Without it, the one that a gateway keeps in the data folder.
  ///
  /// - Parameter mayBeNew: True if a file that is not there is made.
  func withKeys<Value>(
    mayBeNew: Bool, _ body: (GatewayKeys) throws -> Value
  ) async throws -> Value {
    let kept = home.databasePath
    if mayBeNew, database == nil { home.prepare() }
    let isUsable = mayBeNew || FileManager.default.fileExists(atPath: kept)
    guard let database = database ?? (isUsable ? kept : nil) else {
      throw CommandFailure(
        .usage,
        localized(
          "Name the gateway's database: --database FILE, or --database postgres://USER@HOST/NAME."))
    }
    let isFile = !database.contains("://")
    guard mayBeNew || !isFile || FileManager.default.fileExists(atPath: database) else {
      throw CommandFailure(
        .noInput, localized("There is no gateway database at \(database). Check the path."))
    }
    do { return try body(await GatewayKeys.open(database)) } catch {
      throw CommandFailure(.unavailable, String(describing: error))
    }
  }
}
