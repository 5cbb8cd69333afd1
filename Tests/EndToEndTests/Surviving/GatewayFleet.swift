import Basics
import ChatTestSupport
import FoundationEssentials
import Glibc
import HTTPStream
import Synchronization

/// A turn as its client saw it.
struct SharedTurn: Sendable {
  let context: String
  let text: String
  /// The reply came to its end, and said so.
  var isAcknowledged = false
  /// Refused, since another turn was in flight.
  var wasBusy = false
}

/// Gateways on one database, each in a process of its own, that are killed and started again.
final class GatewayFleet: Sendable {
  private let members: Locked<[SteeredGateway?]>
  private let addresses: Locked<[String]>
  private let starts = Atomic<Int>(0)
  private let database: String
  private let folder: TemporaryFolder
  private let transport = CurlTransport()

  init(count: Int, database: String, folder: TemporaryFolder) throws {
    self.database = database
    self.folder = folder
    members = Locked([])
    addresses = Locked([])
    for _ in 0..<count {
      let gateway = try start()
      members.withLock { $0.append(gateway) }
      addresses.withLock { $0.append(gateway.baseURL) }
    }
  }

  private func start() throws -> SteeredGateway {
    let number = starts.add(1, ordering: .relaxed).newValue
    return try SteeredGateway(
      in: folder, rate: 100, database: database, name: "gateway\(number)")
  }

  private func fill(_ place: Int) throws {
    let gateway = try start()
    members.withLock { $0[place] = gateway }
    addresses.withLock { $0[place] = gateway.baseURL }
  }

  /// Session contexts of their own.
  func contexts(count: Int) async throws -> [String] {
    var ids: [String] = []
    for _ in 0..<count {
      let body = """
        {"model":"m","mode":"session","messages":[{"role":"system","content":"seed"}],\
        "truncation_strategy":{"type":"rolling_tokens","rolling_tokens":true}}
        """
      let text = try await send("/context/create", body)
      ids.append(String(text.split(separator: "\"id\":\"").last?.prefix { $0 != "\"" } ?? ""))
    }
    return ids
  }

  /// Kills one after the other with SIGKILL, and starts another in its place. How many were killed.
  func killInTurn(every seconds: Int, until end: UInt64) async throws -> Int {
    var kills = 0
    while Monotonic.nanoseconds + UInt64(seconds) * 1_000_000_000 < end {
      try await Task.sleep(for: .seconds(seconds))
      let place = kills % addresses.withLock { $0.count }
      members.withLock { $0[place] = nil }
      kills += 1
      try await onThread { try self.fill(place) }
    }
    return kills
  }

  /// A client that asks in one context after the other, at any gateway.
  func talk(_ client: Int, about contexts: [String], until end: UInt64) async -> [SharedTurn] {
    var turns: [SharedTurn] = []
    while Monotonic.nanoseconds < end {
      guard let context = contexts.randomElement() else { break }
      var turn = SharedTurn(context: context, text: "count c\(client)t\(turns.count)")
      let body = """
        {"context_id":"\(context)","model":"m","stream":true,\
        "messages":[{"role":"user","content":"\(turn.text)"}]}
        """
      // A connection that broke is an answer, too: the turn may be stored or not.
      if let text = try? await send("/context/chat/completions", body) {
        turn.isAcknowledged = text.hasSuffix("data: [DONE]\n\n")
        turn.wasBusy = text.contains("OperationDenied.InvalidState")
      }
      turns.append(turn)
      try? await Task.sleep(for: .milliseconds(Int.random(in: 1...30)))
    }
    return turns
  }

  /// What the database holds of a context, by one of the gateways.
  func memory(of context: String) async throws -> [String] {
    try await onThread {
      try self.members.withLock { members in
        guard let gateway = members.compactMap({ $0 }).first else { return [] }
        return try gateway.memory(of: context)
      }
    }
  }

  /// The whole answer of one of the gateways.
  private func send(_ path: String, _ body: String) async throws -> String {
    let address = addresses.withLock { $0.randomElement() ?? "" }
    let response = try await transport.send(
      HTTPRequest(
        method: "POST", url: address + path,
        headers: [
          HTTPHeader("Authorization", "Bearer \(SteeredGateway.key)"),
          HTTPHeader("Content-Type", "application/json"),
        ], body: Array(body.utf8), idleTimeout: 30))
    var bytes: [UInt8] = []
    for try await part in response.body { bytes += part }
    return String(decoding: bytes, as: UTF8.self)
  }
}
