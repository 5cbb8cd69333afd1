import Basics

/// What the gateway did since it started, for `/metrics`.
final class Meter: Sendable {
  /// What is counted apart.
  struct Kind: Hashable, Sendable {
    var endpoint: String
    var status: Int
  }

  /// How many requests took how long.
  struct Durations: Sendable {
    /// The upper ends in seconds.
    static let ends = [0.005, 0.025, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120]
    var counts = [Int](repeating: 0, count: ends.count)
    var count = 0
    var sum = 0.0

    mutating func add(_ seconds: Double) {
      count += 1
      sum += seconds
      if let place = Self.ends.firstIndex(where: { seconds <= $0 }) { counts[place] += 1 }
    }
  }

  struct Counts: Sendable {
    var requests: [Kind: Int] = [:]
    var left = 0
    var inFlight = 0
    var tokens = KeyUsage()
    var firstByte = Durations()
    var whole = Durations()
  }

  private let counts = Locked(Counts())

  var now: Counts { counts.withLock { $0 } }

  func began() { counts.withLock { $0.inFlight += 1 } }

  func ended(_ endpoint: GatewayEndpoint, _ record: CallRecord.Values, at end: UInt64) {
    counts.withLock { counts in
      counts.inFlight -= 1
      counts.requests[Kind(endpoint: endpoint.rawValue, status: record.status), default: 0] += 1
      if record.outcome == .left { counts.left += 1 }
      counts.tokens = counts.tokens + KeyUsage(record.usage)
      if let first = record.firstByteAt {
        counts.firstByte.add(Self.seconds(first - record.startedAt))
      }
      counts.whole.add(Self.seconds(end - record.startedAt))
    }
  }

  /// A request was refused before it was read whole; `nil`: nobody knows what it asked for.
  func refused(_ endpoint: GatewayEndpoint?, status: Int) {
    let kind = Kind(endpoint: endpoint?.rawValue ?? "unknown", status: status)
    counts.withLock { $0.requests[kind, default: 0] += 1 }
  }

  private static func seconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1e9 }
}

extension KeyUsage {
  /// One request with its counts.
  init(_ usage: TokenUsage?) {
    self.init(
      requests: 1, prompt: usage?.prompt ?? 0, cached: usage?.cached ?? 0,
      completion: usage?.completion ?? 0)
  }
}
