import Glibc

/// Which session contexts of a file are in use, for every gateway that has the file open: the kernel knows, by
/// locks on bytes of a file beside it, and forgets those of a process that dies.
struct UseLocks: Sendable {
  private let path: String?

  /// - Parameter path: The database; `nil` for a private one.
  init(beside path: String?) {
    self.path = path.map { $0 + "-use" }
  }

  /// Takes a context into use; `nil` when another gateway has it.
  func acquire(_ id: String) -> UseLock? {
    guard let path else { return UseLock(file: nil) }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // Without free descriptors the owner is unknown. On a file system without locks each gateway looks
    // after itself, as with a file of its own.
    guard file >= 0 else { return [EMFILE, ENFILE].contains(errno) ? nil : UseLock(file: nil) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(Self.place(of: id))
    lock.l_len = 1
    if fcntl(file, Self.setLock, &lock) == 0 { return UseLock(file: file) }
    let reason = errno
    close(file)
    return reason == EAGAIN || reason == EACCES ? nil : UseLock(file: nil)
  }

  /// F_OFD_SETLK: the lock belongs to the open file, so that two gateways of one process exclude each other, too.
  private static let setLock: Int32 = 37

  /// A byte for each id, below the largest offset.
  private static func place(of id: String) -> Int64 {
    Int64(StableHash.of(id) >> 2)
  }
}

/// A context in use, until this is released.
final class UseLock: UseClaim {
  private let file: Int32?

  /// The kernel lets nobody take it.
  var isHeld: Bool { true }

  init(file: Int32?) {
    self.file = file
  }

  deinit {
    if let file { close(file) }
  }
}
