import Basics
import Gateway
import Glibc
import Wording

/// The place of a gateway's key and contexts: in the folder of the history, so that clients and contexts of
/// one run are those of the next.
struct GatewayHome: Sendable {
  /// The folder of the history.
  let folder: String

  /// The database of the contexts.
  var databasePath: String { folder + "/gateway.sqlite" }
  /// The file with the key that clients send.
  var keyPath: String { folder + "/gateway.key" }

  /// Longer than any key.
  private static let longestKey = 4096

  /// The key, made with the first use.
  ///
  /// - Throws: ``CommandFailure`` if the file cannot be read or written, or holds no key.
  func key() throws -> String {
    if access(keyPath, F_OK) != 0 {
      do { try PrivateFile.create(keyPath, GatewayServer.freshKey() + "\n") } catch {
        // Another gateway may have been faster.
        guard access(keyPath, F_OK) == 0 else {
          throw CommandFailure(
            .cannotCreate,
            localized(
              "The gateway's key could not be kept in \(keyPath). Use --ephemeral to keep nothing.")
          )
        }
      }
    }
    guard case .bytes(let bytes) = FileBytes.read(keyPath, limit: Self.longestKey) else {
      throw CommandFailure(
        .config,
        localized("The gateway's key could not be read from \(keyPath). Check who may read it."))
    }
    let key = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).first
    guard let key else {
      throw CommandFailure(
        .config, localized("\(keyPath) holds no key. Remove it, and a new one is made."))
    }
    return String(key)
  }

  /// Makes the folder, which only its owner can open.
  func prepare() { PrivateFile.makeFolder(folder) }
}
