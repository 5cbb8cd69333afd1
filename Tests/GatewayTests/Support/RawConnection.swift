import Glibc
import Testing

/// A connection that says exactly what it is told to.
final class RawConnection {
  private let socket: Int32

  /// - Parameter url: The gateway's base URL.
  init(_ url: String) throws {
    let digits = url.split(separator: ":")[2].prefix { $0.isNumber }
    let port = try #require(UInt16(digits))
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(status == 0)
  }

  deinit { close(socket) }

  func send(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// The next bytes as text; empty at the end.
  func receive() -> String {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &bytes, bytes.count, 0)
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }

  /// Says something and reads until the server closes.
  static func exchange(port url: String, _ text: String) async throws -> String {
    try await onThread {
      let connection = try RawConnection(url)
      connection.send(text)
      var answer = ""
      while true {
        let part = connection.receive()
        if part.isEmpty { return answer }
        answer += part
      }
    }
  }
}

extension String {
  /// Where a text stands in this one.
  func ranges(of text: String) -> [Int] {
    let bytes = Array(utf8)
    let pattern = Array(text.utf8)
    guard bytes.count >= pattern.count else { return [] }
    return (0...(bytes.count - pattern.count)).filter {
      bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
    }
  }
}

/// Runs what blocks on a thread of its own: the tasks of the gateway need theirs.
func onThread<Value: Sendable>(
  _ body: @escaping @Sendable () throws -> Value
) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    var thread = pthread_t()
    let box = ThreadBody { continuation.resume(with: Result { try body() }) }
    pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(box).toOpaque())
    pthread_detach(thread)
  }
}

/// What a thread runs.
private final class ThreadBody: Sendable {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}
