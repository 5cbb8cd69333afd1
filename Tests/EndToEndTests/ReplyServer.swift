import ChatTestSupport
import Glibc

/// A server that answers chats as a test says: contexts are made, what follows is the test's.
final class ReplyServer: Sendable {
  /// Answers the chat with a number from 0 on.
  typealias Reply = @Sendable (_ number: Int, _ connection: ReplyConnection) -> Void

  let baseURL: String
  private let socket: Int32

  /// - Parameter mode: The mode of the contexts that it makes.
  init(mode: String = "session", _ reply: @escaping Reply) throws {
    let (socket, port) = try Loopback.listen()
    self.socket = socket
    baseURL = "http://127.0.0.1:\(port)/v1"
    startThread { Self.serve(socket, mode, reply) }
  }

  deinit {
    // The accepting thread closes it.
    shutdown(socket, Int32(SHUT_RDWR))
  }

  /// One request after the other: every answer closes its connection.
  private static func serve(_ socket: Int32, _ mode: String, _ reply: Reply) {
    var number = 0
    while true {
      let peer = accept(socket, nil, nil)
      guard peer >= 0 else { break }
      let connection = ReplyConnection(peer)
      if connection.readRequest().contains("/create ") {
        connection.answer(200, #"{"id":"ctx-1","ttl":604800,"mode":"\#(mode)","usage":{}}"#)
      } else {
        reply(number, connection)
        number += 1
      }
      close(peer)
    }
    close(socket)
  }

  /// What a client needs to use it.
  func environment(for program: Program) -> [String: String] {
    program.environment.merging([
      "CTXCHAT_BASE_URL": baseURL, "CTXCHAT_API_KEY": "sk-test-4f9c1b7d2e8a",
      "CTXCHAT_MODEL": "m",
    ]) { _, new in new }
  }
}

/// The server's end of a connection.
final class ReplyConnection {
  private let socket: Int32

  init(_ socket: Int32) {
    self.socket = socket
  }

  /// Reads a request with its body; its first line.
  func readRequest() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.firstRange(of: "\r\n\r\n") {
        let length =
          text[..<end.lowerBound].split(separator: "\r\n")
          .first { $0.lowercased().hasPrefix("content-length:") }
          .flatMap { Int($0.drop { $0 != ":" }.dropFirst().filter { $0 != " " }) } ?? 0
        if text[end.upperBound...].utf8.count >= length {
          return String(text.prefix { $0 != "\r\n" })
        }
      }
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { return "" }
      bytes += buffer[..<count]
    }
  }

  /// Sends bytes; false when nobody takes them any more.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var left = bytes[...]
    while !left.isEmpty {
      let count = left.withUnsafeBytes {
        Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      left = left.dropFirst(count)
    }
    return true
  }

  /// A whole answer.
  func answer(_ status: Int, _ body: String) { answer(status, Array(body.utf8)) }

  func answer(_ status: Int, _ body: [UInt8]) {
    let head =
      "HTTP/1.1 \(status) X\r\nContent-Type: application/json\r\nContent-Length: \(body.count)\r\n"
      + "Connection: close\r\n\r\n"
    send(Array(head.utf8) + body)
  }

  /// Begins a stream of events.
  func beginStream() {
    send(
      Array("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n".utf8))
  }

  /// Sends a piece of the reply, which stands as it is inside a JSON string.
  @discardableResult
  func stream(_ content: [UInt8]) -> Bool {
    send(
      Array(#"data: {"choices":[{"index":0,"delta":{"content":""#.utf8) + content
        + Array("\"}}]}\n\n".utf8))
  }

  @discardableResult
  func stream(_ content: String) -> Bool { stream(Array(content.utf8)) }

  /// Ends the stream in order.
  func endStream() {
    send(
      Array(
        (#"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
          + "\n\ndata: [DONE]\n\n").utf8))
  }
}

extension ReplyServer {
  /// Answers `reply 0`, `reply 1` and so on.
  static func numbered() throws -> ReplyServer {
    try ReplyServer { number, connection in
      connection.beginStream()
      connection.stream("reply \(number)")
      connection.endStream()
    }
  }
}

extension Program {
  /// A program whose variables name a server that counts its replies.
  static func withReplies() throws -> (program: Program, server: ReplyServer) {
    var program = try Program()
    let server = try ReplyServer.numbered()
    program.environment = server.environment(for: program)
    return (program, server)
  }
}
