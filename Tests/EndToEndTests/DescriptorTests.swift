import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

/// More connections than the gateway can have descriptors, from a client that says nothing.
@Suite(.serialized) struct DescriptorTests {
  /// Processor time that two seconds without a request may cost, in hundredths of a second: a loop
  /// that waits for nothing takes all it can get.
  private static let calm = 50

  // With few descriptors they really are used up; with many, the gateway's own bound comes first.
  @Test(arguments: [(1024, 3000), (40, 300), (30, 300)])
  func `It sheds what is too much, rests, and serves the next who asks`(
    _ descriptors: Int, _ wanted: Int
  ) throws {
    let (descriptors, count) = SilentClient.mayOpen(wanted) ? (descriptors, wanted) : (256, 1000)
    var program = try Program()
    let gateway = try GatewayProcess(program, descriptors: descriptors)
    program.environment = gateway.environment(for: program)
    let client = try SilentClient(gateway.baseURL, connections: count)
    #expect(client.waitUntilClosed(count - descriptors), "\(client.closed) of \(count) were shed")
    #expect(client.words.allSatisfy { $0.hasPrefix("HTTP/1.1 503 ") && $0.hasSuffix("}}") })
    let before = ProcessorTime.ticks(of: gateway.pid)
    client.wait(milliseconds: 2000)
    let spent = ProcessorTime.ticks(of: gateway.pid) - before
    #expect(spent <= Self.calm, "\(spent) hundredths of a second")
    // Who has idled for so long makes room for one who asks.
    let during = try program.run(["contexts", "create", "--label", "during", "--system", "x"])
    #expect(during.status == 0, "\(during.errors)")
    let answer = try program.run(["ask", "x", "--context", "during"])
    #expect(answer.status == 0 && answer.output.contains("x"), "\(answer.errors)")
    client.close()
    let after = try program.run(["ask", "x", "--context", "during"])
    #expect(after.status == 0 && after.output.contains("x"), "\(after.errors)")
  }
}

/// Opens connections and says nothing.
private final class SilentClient {
  private var sockets: [Int32] = []
  private var ended: Set<Int32> = []
  /// The updates that were reported to each of them.
  private(set) var words: [String] = []
  /// How many were closed by the other side, as far as was looked.
  var closed: Int { ended.count }

  /// True if this process may open so many, once its limit is raised as far as it goes.
  static func mayOpen(_ count: Int) -> Bool {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    return limit.rlim_cur >= UInt(count + 200)
  }

  init(_ url: String, connections: Int) throws {
    let port = try #require(UInt16(url.split(separator: ":")[2].prefix { $0.isNumber }))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var limit = timeval(tv_sec: 20, tv_usec: 0)
    for _ in 0..<connections {
      let socket = Glibc.socket(
        AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
      try #require(socket >= 0, "\(sockets.count) sockets")
      sockets.append(socket)
      setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      let status = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      try #require(status == 0, "connection \(sockets.count)")
    }
  }

  deinit { close() }

  func close() {
    for socket in sockets { Glibc.close(socket) }
    sockets = []
  }

  /// Waits until so many are closed; `false` when they never are.
  func waitUntilClosed(_ count: Int) -> Bool {
    for _ in 0..<600 {
      look()
      if closed >= count { return true }
      wait(milliseconds: 100)
    }
    return false
  }

  /// Lets time pass.
  func wait(milliseconds: Int32) { poll(nil, 0, milliseconds) }

  private func look() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    for socket in sockets where !ended.contains(socket) {
      var said: [UInt8] = []
      var count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
      while count > 0 {
        said += buffer[..<count]
        count = recv(socket, &buffer, buffer.count, 0)
      }
      if count == 0 || errno != EAGAIN { ended.insert(socket) }
      if !said.isEmpty { words.append(String(decoding: said, as: UTF8.self)) }
    }
  }
}
