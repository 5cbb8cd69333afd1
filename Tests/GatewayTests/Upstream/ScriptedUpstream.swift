import Basics
import ChatTestSupport
import FoundationEssentials
import Glibc
import HTTPStream

@testable import Gateway

/// A server behind the gateway that answers with scripted bytes, one script for each request; the
/// last one answers all further ones. Its threads are its own.
final class ScriptedUpstream: Sendable {
  /// A request that came.
  struct Request: Sendable {
    var head: String
    var body: JSONValue
  }

  private struct State {
    var scripts: [String]
    var requests: [Request] = []
    var gone = 0
    /// What it says of itself, by path.
    var pages: [String: String] = [:]
    var looks: [Request] = []
  }

  let url: String
  private let socket: Int32
  private let state: Locked<State>

  var requests: [Request] { state.withLock { $0.requests } }
  /// Requests with GET, which have scripts of their own.
  var looks: [Request] { state.withLock { $0.looks } }
  /// Connections that the gateway closed before the script was over.
  var gone: Int { state.withLock { $0.gone } }

  /// - Parameter scripts: Whole responses. One that ends in `…` keeps the connection open until the
  ///   other side
  ///   closes it.
  init(_ scripts: String...) throws {
    let (socket, port) = try Self.listen()
    self.socket = socket
    url = "http://127.0.0.1:\(port)/v1"
    let state = Locked(State(scripts: scripts))
    self.state = state
    Task {
      _ = try? await onThread {
        while true {
          let peer = accept(socket, nil, nil)
          guard peer >= 0 else { return }
          Task { _ = try? await onThread { Self.serve(peer, state) } }
        }
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// Answers GET of a path with JSON; other paths are not found.
  func tell(_ path: String, _ json: String, status: Int = 200) {
    state.withLock { $0.pages[path] = Self.response(status, json) }
  }

  /// A response with a body and its length.
  static func response(
    _ status: Int, _ body: String, headers: String = "Content-Type: application/json"
  ) -> String {
    "HTTP/1.1 \(status) X\r\n\(headers)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// A stream of events, ended by the connection.
  static func stream(_ events: String..., end: String = "") -> String {
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
      + events.map { "data: \($0)\n\n" }.joined() + end
  }

  private static func serve(_ peer: Int32, _ state: Locked<State>) {
    defer { close(peer) }
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(peer, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    while let request = read(peer) {
      let script = state.withLock { state in
        let words = request.head.split(separator: " ")
        if words.first == "GET" {
          state.looks.append(request)
          return state.pages[String(words[1])] ?? response(404, "{}")
        }
        state.requests.append(request)
        return state.scripts.count > 1 ? state.scripts.removeFirst() : state.scripts[0]
      }
      let isOpen = script.hasSuffix("…")
      let bytes = Array((isOpen ? String(script.dropLast()) : script).utf8)
      _ = bytes.withUnsafeBytes { send(peer, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      if isOpen {
        var byte: UInt8 = 0
        if recv(peer, &byte, 1, 0) <= 0 { state.withLock { $0.gone += 1 } }
        return
      }
      if script.contains("Connection: close") { return }
    }
  }

  private static func read(_ peer: Int32) -> Request? {
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.ranges(of: "\r\n\r\n").first {
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        let length =
          head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
          .flatMap { Int($0.dropFirst(15).filter(\.isNumber)) } ?? 0
        if bytes.count >= end + 4 + length {
          let body = Data(bytes[(end + 4)..<(end + 4 + length)])
          let json = try? JSONDecoder().decode(JSONValue.self, from: body)
          return Request(head: head, body: json ?? .null)
        }
      }
      let count = recv(peer, &part, part.count, 0)
      guard count > 0 else { return nil }
      bytes += part[..<count]
    }
  }

  private static func listen() throws -> (Int32, UInt16) {
    let descriptor = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let ok = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) == 0 && Glibc.listen(descriptor, 16) == 0
          && getsockname(descriptor, address, &size) == 0
      }
    }
    guard ok else { throw NoLoopback() }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  struct NoLoopback: Error {}
}
