internal import Dispatch
internal import Glibc

/// Reports when a history grows, is removed or is replaced, through inotify; no thread and no timer of its own.
final class FileWatch: @unchecked Sendable {
  // Unchecked: a dispatch source may be used from any thread, but is not marked so on Linux.
  private let source: any DispatchSourceRead
  private let file: Int32
  private let names: Names

  /// The files that are checked, by their names in the directory.
  private struct Names {
    /// Comes and goes as a whole.
    var database: [UInt8]
    /// Is made and written.
    var log: [UInt8]
  }

  /// - Parameter path: The database, which need not be there yet; its directory must.
  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let directory = parts.dropLast().joined(separator: "/")
    let name = Array((parts.last ?? "").utf8)
    names = Names(database: name, log: name + Array("-wal".utf8))
    file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard file >= 0 else { return nil }
    let events = UInt32(
      IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_DELETE | IN_MOVED_FROM | IN_DELETE_SELF
        | IN_MOVE_SELF)
    let place = directory.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : directory
    guard inotify_add_watch(file, place, events) >= 0 else {
      Glibc.close(file)
      return nil
    }
    let queue = DispatchQueue(label: "ctxchat.history.watch")
    source = DispatchSource.makeReadSource(fileDescriptor: file, queue: queue)
  }

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

  /// Reads all events that wait.
  ///
  /// - Returns: True if one of them is about the files.
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
  /// follows, padded with NULs. What happens to the directory itself has no name.
  private static func mentions(_ names: Names, in bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    let header = MemoryLayout<inotify_event>.size
    while rest.count >= header {
      let mask = number(rest.dropFirst(4))
      let length = number(rest.dropFirst(12))
      let name = rest.dropFirst(header).prefix(length).prefix { $0 != 0 }
      if mask & Int(IN_DELETE_SELF | IN_MOVE_SELF) != 0 || name.elementsEqual(names.log) {
        return true
      }
      if name.elementsEqual(names.database), mask & Int(IN_MODIFY) == 0 { return true }
      rest = rest.dropFirst(header + length)
    }
    return false
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
