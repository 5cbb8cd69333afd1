import ChatModel
import FoundationEssentials
import Glibc
import HistoryStore

/// Looks at the folder of the history and the database in it. Nothing is made that is not there.
enum HistoryCheck {
  /// Less room than this is worth a word, in bytes.
  private static let littleRoom: UInt64 = 100_000_000

  static func findings(for setup: Setup) async -> [Finding] {
    let folder = setup.dataFolder
    guard access(folder, F_OK) == 0 else {
      let parent = nearestFolder(above: folder)
      return [
        access(parent, W_OK) == 0
          ? .ok("data", "\(folder) is not there yet; it is made at the first start")
          : .failure(
            "data",
            "\(folder) cannot be made: \(parent) takes no writes. Name another with --data-dir.")
      ]
    }
    guard access(folder, W_OK | X_OK) == 0 else {
      return [
        .failure(
          "data",
          "\(folder) takes no writes. Correct its permissions, or name another with --data-dir.")
      ]
    }
    return [room(in: folder), await database(setup.historyPath)]
  }

  private static func room(in folder: String) -> Finding {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return .ok("data", "\(folder) can be written") }
    let free = UInt64(status.f_bavail) &* UInt64(status.f_frsize)
    guard free >= littleRoom else {
      return .warning("data", "\(folder) can be written, but only \(free / 1_000_000) MB are free")
    }
    return .ok("data", "\(folder) can be written")
  }

  private static func database(_ path: String) async -> Finding {
    guard access(path, F_OK) == 0 else {
      return .ok("history", "there is none yet; it is made at the first start")
    }
    do throws(StoreError) {
      let store = try await HistoryStore.open(at: path)
      let contexts = try await store.contexts(seeds: false).count
      let conversations = try await store.conversations().count
      await store.close()
      let version = DatabaseHeader.version(of: path).map { "version \($0), " } ?? ""
      let words =
        "\(path) opens, \(version)\(Count.of(contexts, "context")), \(Count.of(conversations, "conversation"))"
      return store.isReadOnly
        ? .warning("history", words + "; it takes no writes, so nothing new would be kept")
        : .ok("history", words)
    } catch {
      return .failure("history", error.message)
    }
  }

  private static func nearestFolder(above path: String) -> String {
    var path = path[...]
    while let slash = path.lastIndex(of: "/") {
      path = path[..<slash]
      if path.isEmpty { return "/" }
      if access(String(path), F_OK) == 0 { return String(path) }
    }
    return "."
  }
}
