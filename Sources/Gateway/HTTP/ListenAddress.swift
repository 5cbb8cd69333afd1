import Glibc

/// Where the gateway listens: a numeric address of this machine.
package struct ListenAddress: Hashable, Sendable {
  /// Digits, of IPv4 or of IPv6 without brackets.
  package private(set) var host = "127.0.0.1"
  /// `nil` and 0: a free one.
  package var port: UInt16?

  /// This machine alone.
  package init(port: UInt16? = nil) { self.port = port }

  /// Reads `PORT`, `127.0.0.1:PORT`, `0.0.0.0:PORT` or `[::1]:PORT`; `nil` for anything else.
  package init?(_ words: String) {
    let digits = words.utf8.lastIndex(of: UInt8(ascii: ":")).map {
      words[words.index(after: $0)...]
    }
    guard let port = UInt16(digits ?? words[...]) else { return nil }
    self.port = port
    guard let digits else { return }
    var host = String(words.dropLast(digits.count + 1))
    if host == "localhost" { host = "127.0.0.1" }
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    if isBracketed { host = String(host.dropFirst().dropLast()) }
    self.host = host
    guard isBracketed == host.utf8.contains(UInt8(ascii: ":")), socketName != nil else {
      return nil
    }
  }

  /// True if only this machine can reach it.
  package var isLoopback: Bool { host == "::1" || host.hasPrefix("127.") }

  /// The host as a client on this machine names it.
  var urlHost: String {
    switch host {
    case "0.0.0.0": "127.0.0.1"
    case "::": "[::1]"
    default: host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    }
  }

  /// The name for bind(2), and its size; `nil` if it is no address.
  var socketName: (name: sockaddr_storage, size: socklen_t)? {
    var storage = sockaddr_storage()
    var four = sockaddr_in()
    var six = sockaddr_in6()
    let number = (port ?? 0).bigEndian
    if inet_pton(AF_INET, host, &four.sin_addr) == 1 {
      four.sin_family = sa_family_t(AF_INET)
      four.sin_port = number
      withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: four, as: sockaddr_in.self) }
      return (storage, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
    guard inet_pton(AF_INET6, host, &six.sin6_addr) == 1 else { return nil }
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = number
    withUnsafeMutableBytes(of: &storage) { $0.storeBytes(of: six, as: sockaddr_in6.self) }
    return (storage, socklen_t(MemoryLayout<sockaddr_in6>.size))
  }
}
