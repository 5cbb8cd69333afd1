import Basics
import HTTPStream

/// The faults to come, one for each request to an endpoint.
final class FaultQueue: Sendable {
  private let queues = Locked<[GatewayEndpoint: [GatewayFault]]>([:])

  func add(_ faults: [GatewayFault], for endpoint: GatewayEndpoint) {
    queues.withLock { $0[endpoint, default: []] += faults }
  }

  /// Drops them all.
  func clear() { queues.withLock { $0 = [:] } }

  /// The fault of the next request.
  func next(for endpoint: GatewayEndpoint) -> GatewayFault? {
    queues.withLock { queues in
      guard let first = queues[endpoint]?.first else { return nil }
      queues[endpoint]?.removeFirst()
      return first
    }
  }
}
