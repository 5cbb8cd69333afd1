import ChatTestSupport
import Glibc

/// Sockets on this machine.
enum Loopback {
  /// A socket that listens on a free port.
  static func listen() throws -> (socket: Int32, port: UInt16) {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, size) == 0 && Glibc.listen(socket, 16) == 0
          && getsockname(socket, address, &size) == 0
      }
    }
    guard isBound else {
      throw TerminalProgram.Failure(message: "no loopback: errno \(errno)", screen: "")
    }
    return (socket, UInt16(bigEndian: address.sin_port))
  }

  /// True if somebody listens on a port.
  static func isOpen(_ port: UInt16) -> Bool {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// A port on which nobody listens.
  static func closedPort() throws -> UInt16 {
    let (socket, port) = try listen()
    close(socket)
    return port
  }
}

/// A port that takes connections and never says a word.
final class SilentPort: Sendable {
  let port: UInt16
  private let socket: Int32

  init() throws { (socket, port) = try Loopback.listen() }

  deinit { close(socket) }
}

/// A server that answers each request by its first line, as a test says.
final class PathServer: Sendable {
  /// Answers a request such as `GET /v1/models HTTP/1.1`.
  typealias Answer = @Sendable (_ request: String, _ connection: ReplyConnection) -> Void

  let port: UInt16
  private let socket: Int32

  init(_ answer: @escaping Answer) throws {
    let (socket, port) = try Loopback.listen()
    self.socket = socket
    self.port = port
    startThread {
      while true {
        let peer = accept(socket, nil, nil)
        guard peer >= 0 else { break }
        let connection = ReplyConnection(peer)
        answer(connection.readRequest(), connection)
        close(peer)
      }
      close(socket)
    }
  }

  deinit {
    // The accepting thread closes it.
    shutdown(socket, Int32(SHUT_RDWR))
  }

  /// A server that answers these paths, and nothing else.
  convenience init(answering answers: [String: String], status: Int = 200) throws {
    try self.init { request, connection in
      let path = request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
      if let body = answers[path] {
        connection.answer(status, body)
      } else {
        connection.answer(404, #"{"error":"not found"}"#)
      }
    }
  }

  static func ollama() throws -> PathServer {
    try PathServer(answering: [
      "/v1/models":
        #"{"object":"list","data":[{"id":"qwen3:4b","owned_by":"library"},{"id":"gemma3:1b","owned_by":"library"}]}"#,
      "/api/version": #"{"version":"0.12.3"}"#,
    ])
  }

  static func llama() throws -> PathServer {
    try PathServer(answering: [
      "/v1/models":
        #"{"models":[{"name":"x.gguf"}],"object":"list","data":[{"id":"x.gguf","owned_by":"llamacpp"}]}"#,
      "/props": #"{"build_info":"b6500-abc"}"#,
    ])
  }

  static func page() throws -> PathServer {
    try PathServer { _, connection in
      let body = "<!doctype html><html><body>Welcome</body></html>"
      connection.send(
        Array(
          ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: \(body.utf8.count)\r\n"
            + "Connection: close\r\n\r\n" + body).utf8))
    }
  }
}
