import Glibc

/// Writes every byte to a descriptor, however little it takes at a time.
package enum WholeWrite {
  /// Writes bytes, and waits where the reader is slow.
  ///
  /// - Returns: Why it failed, the system's error number; 0 when all was written.
  package static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var left = bytes
    while !left.isEmpty {
      let count = Glibc.write(descriptor, left.baseAddress, left.count)
      if count >= 0 {
        left = UnsafeRawBufferPointer(rebasing: left[count...])
      } else if errno == EAGAIN || errno == EWOULDBLOCK {
        // Another program made the open file non-blocking; that is not a failure.
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&entry, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Writes bytes, as ``write(_:to:)-(UnsafeRawBufferPointer,_)`` does.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { write($0, to: descriptor) }
  }
}
