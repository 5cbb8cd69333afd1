import ChatTestSupport
import Glibc
import Testing

/// A connection that says exactly what it is told to.
final class RawConnection {
  private let socket: Int32

  /// - Parameters:
  ///   - url: The gateway's base URL.
  ///   - buffer: Bytes that the kernel keeps for a reader that reads nothing.
  init(_ url: String, buffer: Int32? = nil) throws {
    let digits = url.split(separator: ":")[2].prefix { $0.isNumber }
    let port = try #require(UInt16(digits))
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    if var buffer {
      setsockopt(
        socket, SOL_SOCKET, SO_RCVBUF, &buffer, socklen_t(MemoryLayout<Int32>.size))
    }
    try #require(Self.connect(socket, to: port))
  }

  /// True if somebody takes connections there.
  static func isListening(_ url: String) -> Bool {
    guard let port = UInt16(url.split(separator: ":")[2].prefix { $0.isNumber }) else {
      return false
    }
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    return connect(socket, to: port)
  }

  private static func connect(_ socket: Int32, to port: UInt16) -> Bool {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
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

  /// What has come already.
  func receiveWithoutWaiting() -> String {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT))
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }

  /// Reads until the server closes.
  func receiveAll() -> String {
    var answer = ""
    while true {
      let part = receive()
      if part.isEmpty { return answer }
      answer += part
    }
  }

  /// Reads until a text has come, or the server closes.
  func receive(until text: String) -> String {
    var answer = ""
    while answer.ranges(of: text).isEmpty {
      let part = receive()
      if part.isEmpty { break }
      answer += part
    }
    return answer
  }

  /// True if the server has closed, without waiting for it.
  var isClosed: Bool {
    var byte: UInt8 = 0
    let count = recv(socket, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK))
    return count == 0 || (count < 0 && errno != EAGAIN)
  }

  /// Says something and reads until the server closes.
  static func exchange(port url: String, _ text: String) async throws -> String {
    try await onThread {
      let connection = try RawConnection(url)
      connection.send(text)
      return connection.receiveAll()
    }
  }
}

extension String {
  /// Where a text is in this one.
  func ranges(of text: String) -> [Int] {
    let bytes = Array(utf8)
    let pattern = Array(text.utf8)
    guard bytes.count >= pattern.count else { return [] }
    return (0...(bytes.count - pattern.count)).filter {
      bytes[$0..<$0 + pattern.count].elementsEqual(pattern)
    }
  }
}
