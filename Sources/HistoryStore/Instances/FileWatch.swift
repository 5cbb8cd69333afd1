internal import Basics
internal import Dispatch
internal import Glibc

/// Reports when a history grows, is removed or is replaced, through inotify; no thread and no timer of its own.
final class FileWatch: @unchecked Sendable {
  // Unchecked: a dispatch source may be used from any thread, but is not marked so on Linux.
  private let source: any DispatchSourceRead
  private let file: Int32
  private let names: Names

  /// The files that are checked, by their names in their directories.
  private struct Names {
    /// Come and go as a whole.
    var databases: Set<[UInt8]> = []
    /// Are made and written.
    var logs: Set<[UInt8]> = []
  }

  /// - Parameter path: The database, which need not be there yet; its directory must. Where it is a link, SQLite keeps
  ///   the log beside the file that the link leads to, so that both places are watched.
  init?(path: String) {
    file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    var names = Names()
    var isWatching = file >= 0
    for path in Set([path, RealPath.of(path) ?? path]) where isWatching {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      let directory = parts.dropLast().joined(separator: "/")
      let name = Array((parts.last ?? "").utf8)
      names.databases.insert(name)
      names.logs.insert(name + Array("-wal".utf8))
      let place = directory.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : directory
      isWatching = inotify_add_watch(file, place, Self.events) >= 0
    }
    self.names = names
    guard isWatching else {
      if file >= 0 { Glibc.close(file) }
      return nil
    }
    let queue = DispatchQueue(label: "ctxchat.history.watch")
    source = DispatchSource.makeReadSource(fileDescriptor: file, queue: queue)
  }

  private static let events = UInt32(
    IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM | IN_DELETE_SELF
      | IN_MOVE_SELF)

  /// Starts to report, once.
  func start(_ tell: @escaping @Sendable () -> Void) {
    source.setEventHandler { [file, names] in
      if Self.drain(file, names) { tell() }
    }
    source.setCancelHandler { [file] in _ = Glibc.close(file) }
    source.activate()
  }

  func cancel() {
    source.cancel()
  }

  /// Reads all events that wait, for a watch that was not started.
  ///
  /// - Returns: True if one of them is about the files.
  func drain() -> Bool { Self.drain(file, names) }

  private static func drain(_ file: Int32, _ names: Names) -> Bool {
    var isAboutFiles = false
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(file, &bytes, bytes.count)
      guard count > 0 else { return isAboutFiles }
      isAboutFiles = isAboutFiles || mentions(names, in: bytes[..<count])
    }
  }

  /// Events are a header of 16 bytes, whose second 4 are the kind and whose last 4 are the length of the name that
  /// follows, padded with NULs. What happens to the directory itself has no name, and neither has the kernel's word that
  /// it had no room for more events: then any may be missing.
  private static func mentions(_ names: Names, in bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    let header = MemoryLayout<inotify_event>.size
    while rest.count >= header {
      let mask = number(rest.dropFirst(4))
      let length = number(rest.dropFirst(12))
      let name = rest.dropFirst(header).prefix(length).prefix { $0 != 0 }
      if mask & Int(IN_DELETE_SELF | IN_MOVE_SELF | IN_Q_OVERFLOW) != 0 { return true }
      if names.logs.contains(Array(name)) { return true }
      if mask & Int(IN_MODIFY) == 0, names.databases.contains(Array(name)) { return true }
      rest = rest.dropFirst(header + length)
    }
    return false
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
