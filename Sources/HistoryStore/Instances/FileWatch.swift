internal import Dispatch
internal import Glibc

/// Tells when a file is made or written, through inotify; no thread and no timer of its own.
final class FileWatch: @unchecked Sendable {
  // Unchecked: a dispatch source may be used from any thread, but is not marked so on Linux.
  private let source: any DispatchSourceRead
  private let file: Int32
  private let name: [UInt8]

  /// - Parameter path: The file, which need not be there yet; its directory must.
  init?(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let directory = parts.dropLast().joined(separator: "/")
    name = Array((parts.last ?? "").utf8)
    file = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard file >= 0 else { return nil }
    let events = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)
    let place = directory.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : directory
    guard inotify_add_watch(file, place, events) >= 0 else {
      Glibc.close(file)
      return nil
    }
    let queue = DispatchQueue(label: "ctxchat.history.watch")
    source = DispatchSource.makeReadSource(fileDescriptor: file, queue: queue)
  }

  /// Starts to tell, once.
  func start(_ tell: @escaping @Sendable () -> Void) {
    source.setEventHandler { [file, name] in
      if Self.drain(file, name) { tell() }
    }
    source.setCancelHandler { [file] in _ = Glibc.close(file) }
    source.activate()
  }

  func cancel() {
    source.cancel()
  }

  /// Reads all events that wait.
  ///
  /// - Returns: Whether one of them is about the file.
  private static func drain(_ file: Int32, _ name: [UInt8]) -> Bool {
    var isAboutFile = false
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(file, &bytes, bytes.count)
      guard count > 0 else { return isAboutFile }
      isAboutFile = isAboutFile || mentions(name, in: bytes[..<count])
    }
  }

  /// Events are a header of 16 bytes, whose last 4 are the length of the name that follows, padded
  /// with NULs.
  private static func mentions(_ name: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    let header = MemoryLayout<inotify_event>.size
    while rest.count >= header {
      let lengthBytes = rest.dropFirst(12).prefix(4)
      let length = lengthBytes.reversed().reduce(0) { $0 << 8 | Int($1) }
      let found = rest.dropFirst(header).prefix(length).prefix { $0 != 0 }
      if found.elementsEqual(name) { return true }
      rest = rest.dropFirst(header + length)
    }
    return false
  }
}
