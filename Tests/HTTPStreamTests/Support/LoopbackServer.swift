import Basics
import ChatTestSupport
import Glibc

@testable import HTTPStream

/// A server on a loopback port that answers with scripted bytes. Each connection is served by
/// `serve` on a thread of its own, so scripts may block.
final class LoopbackServer: Sendable {
  typealias Serve = @Sendable (LoopbackConnection) -> Void

  let port: UInt16
  private let socket: Int32
  private let log = Locked(Log())

  private struct Log {
    var connections = 0
    var requests: [LoopbackRequest] = []
  }

  init(_ serve: @escaping Serve) throws {
    let (socket, port) = try Self.listen()
    self.socket = socket
    self.port = port
    let log = log
    startThread {
      while true {
        let peer = accept(socket, nil, nil)
        guard peer >= 0 else {
          close(socket)
          return
        }
        log.withLock { $0.connections += 1 }
        startThread {
          let connection = LoopbackConnection(peer) { request in
            log.withLock { $0.requests.append(request) }
          }
          serve(connection)
          connection.close()
        }
      }
    }
  }

  deinit {
    // The accepting thread closes it: a descriptor closed here could be another server's by its
    // next accept.
    shutdown(socket, Int32(SHUT_RDWR))
  }

  /// Answers each request of every connection with the same bytes.
  convenience init(answer: String) throws {
    try self.init { connection in
      while connection.readRequest() != nil { connection.send(answer) }
    }
  }

  /// The server's address, without a slash at its end.
  var url: String { "http://127.0.0.1:\(port)" }
  /// Connections so far.
  var connections: Int { log.withLock { $0.connections } }
  /// Requests so far, in the order in which they were whole.
  var requests: [LoopbackRequest] { log.withLock { $0.requests } }

  /// A port that is taken but that nobody listens on, for as long as `body` runs.
  static func withDeafPort<Result>(
    _ body: (UInt16) async throws -> Result
  ) async throws -> Result {
    let (socket, port) = try listen(isDeaf: true)
    defer { close(socket) }
    return try await body(port)
  }

  private static func listen(isDeaf: Bool = false) throws -> (socket: Int32, port: UInt16) {
    let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let ok = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) == 0 && (isDeaf || Glibc.listen(descriptor, 64) == 0)
          && getsockname(descriptor, address, &size) == 0
      }
    }
    guard descriptor >= 0, ok else { throw NoLoopback() }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  struct NoLoopback: Error {}
}

/// A request as it came over the wire.
struct LoopbackRequest: Sendable {
  var line: String
  var headers: [HTTPHeader]
  var body: [UInt8]
  var text: String { String(decoding: body, as: UTF8.self) }
}

/// The server's end of one connection.
final class LoopbackConnection {
  private var socket: Int32
  private var buffer: [UInt8] = []
  private var pause: UInt32 = 0
  private let note: (LoopbackRequest) -> Void

  init(_ socket: Int32, note: @escaping (LoopbackRequest) -> Void) {
    self.socket = socket
    self.note = note
    // A script that waits for something that never comes ends, and its test fails, instead of
    // hanging.
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var on: Int32 = 1
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Reads one request with its body; `nil` when the peer closed.
  ///
  /// - Parameter pause: Microseconds before each read; with one, little waits in the kernel either.
  func readRequest(pausing pause: UInt32 = 0) -> LoopbackRequest? {
    self.pause = pause
    var size: Int32 = 64 << 10
    if pause > 0 {
      setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var scanned = 0
    while true {
      if let end = endOfHead(from: &scanned) {
        let request = takeRequest(headEnd: end)
        if let request { note(request) }
        return request
      }
      guard receive() else { return nil }
    }
  }

  /// Sends bytes; `false` when the peer is gone.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends one chunk of a chunked body.
  @discardableResult
  func sendChunk(_ text: String) -> Bool {
    send("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n")
  }

  /// Reads on until the peer closes; `false` when it does not in time.
  func waitForClose() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(socket, &bytes, bytes.count, 0)
      if count <= 0 { return count == 0 || errno == ECONNRESET }
    }
  }

  func close() {
    guard socket >= 0 else { return }
    Glibc.close(socket)
    socket = -1
  }

  /// Closes with RST.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  private func receive() -> Bool {
    if pause > 0 { usleep(pause) }
    var bytes = [UInt8](repeating: 0, count: 65536)
    let count = recv(socket, &bytes, bytes.count, 0)
    guard count > 0 else { return false }
    buffer.append(contentsOf: bytes[..<count])
    return true
  }

  private func endOfHead(from scanned: inout Int) -> Int? {
    let mark = Array("\r\n\r\n".utf8)
    while scanned + 4 <= buffer.count {
      if buffer[scanned..<scanned + 4].elementsEqual(mark) { return scanned + 4 }
      scanned += 1
    }
    return nil
  }

  private func takeRequest(headEnd: Int) -> LoopbackRequest? {
    let head = String(decoding: buffer[..<(headEnd - 4)], as: UTF8.self)
    let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
    let headers = lines.dropFirst().map { line in
      let colon = line.firstIndex(of: ":") ?? line.endIndex
      return HTTPHeader(
        String(line[..<colon]), String(line[colon...].dropFirst()).trimmingSpace)
    }
    let length = headers[field: "Content-Length"].flatMap { Int($0) } ?? 0
    while buffer.count < headEnd + length {
      guard receive() else { return nil }
    }
    let body = Array(buffer[headEnd..<headEnd + length])
    buffer.removeFirst(headEnd + length)
    return LoopbackRequest(line: String(lines[0]), headers: headers, body: body)
  }
}
