import ChatModel
import FoundationEssentials
import Glibc
import HistoryStore
import Wording

/// Looks at the folder of the history and the database in it. Nothing is made that is not there.
enum HistoryCheck {
  /// Free space below this gets a warning, in bytes.
  private static let littleRoom: UInt64 = 100_000_000

  static func findings(for setup: Setup) async -> [Finding] {
    let folder = setup.dataFolder
    guard access(folder, F_OK) == 0 else {
      let parent = nearestFolder(above: folder)
      return [
        access(parent, W_OK) == 0
          ? .ok(
            localized("data"), localized("\(folder) does not exist yet; the first start creates it")
          )
          : .failure(
            localized("data"),
            localized(
              """
              \(folder) cannot be created: \(parent) is not writable. Choose another folder \
              with --data-dir.
              """)
          )
      ]
    }
    return [room(in: folder)] + privacy(of: setup.historyPath, in: folder)
      + (await database(setup.historyPath))
  }

  private static func room(in folder: String) -> Finding {
    guard access(folder, W_OK | X_OK) == 0 else {
      return .failure(
        localized("data"),
        localized(
          """
          \(folder) is not writable. Fix its permissions, or choose another folder with \
          --data-dir.
          """))
    }
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else {
      return .ok(localized("data"), localized("\(folder) is writable"))
    }
    let free = UInt64(status.f_bavail) &* UInt64(status.f_frsize)
    guard free >= littleRoom else {
      return .warning(
        localized("data"),
        localized("\(folder) is writable, but only \(free / 1_000_000) MB are free"))
    }
    return .ok(localized("data"), localized("\(folder) is writable, \(free / 1_000_000) MB free"))
  }

  // MARK: Privacy

  /// Files that other users on this machine could read.
  private static func privacy(of database: String, in folder: String) -> [Finding] {
    let streams = HistoryStore.journalFolder(of: database)
    let open = ([folder, streams] + ["", "-wal", "-shm"].map { database + $0 })
      .filter { isOpen($0) }
    return open.map { path in
      .warning(
        localized("privacy"),
        localized("\(path) can be read by others. Run `chmod go= \(path)` to make it private."))
    }
  }

  private static func isOpen(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 != 0
  }

  // MARK: Database

  private static func database(_ path: String) async -> [Finding] {
    do throws(StoreError) {
      guard let health = try await HistoryStore.health(at: path) else {
        return [.ok(localized("history"), localized("none yet; the first start creates it"))]
      }
      return words(for: health, path)
        + (access(path, W_OK) == 0
          ? []
          : [
            .warning(
              localized("history"),
              localized(
                "\(path) is not writable, so nothing new would be saved. Fix its permissions.")
            )
          ])
    } catch {
      return [.failure(localized("history"), error.message)]
    }
  }

  private static func words(for health: HistoryHealth, _ path: String) -> [Finding] {
    if let first = health.damage.first {
      let more = health.damage.count > 1 ? localized(", and \(health.damage.count - 1) more") : ""
      return [
        .failure(
          localized("history"),
          localized(
            """
            \(path) is damaged: \(first)\(more). Export what can be read with `ctxchat \
            history export --all`, then move the file away, or put a backup in its place.
            """))
      ]
    }
    let counts = [
      Count.of(health.contexts, "context"), Count.of(health.conversations, "conversation"),
      Count.of(health.turns, "turn"),
    ].joined(separator: localized(", "))
    var findings = [
      Finding.ok(
        localized("history"), localized("\(path) is intact, version \(health.version), \(counts)"))
    ]
    if health.orphans > 0 {
      findings.append(
        .warning(
          localized("history"),
          localized("\(Count.of(health.orphans, "row")) in it whose record is missing.")))
    }
    if health.openTurns > 0 {
      findings.append(
        .ok(
          localized("history"),
          localized(
            """
            \(Count.of(health.openTurns, "turn")) in progress, or left by a killed program: \
            the next start recovers them
            """)
        ))
    }
    return findings
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
