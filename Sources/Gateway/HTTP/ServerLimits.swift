/// The limits of the gateway: the work at once, its size, and the waiting times. They hold for everyone who
/// can reach the port, with the key or without.
package struct ServerLimits: Sendable {
  /// Connections; beyond, the one that has idled longest makes room, or the new one gets a 503.
  package var connections = 256
  /// Requests that are read or answered; beyond, a 503.
  package var requests = 64
  /// Bytes of a request's line and header fields; beyond, a 431.
  package var headBytes = 16 << 10
  /// Header fields of a request; beyond, a 431.
  package var headerFields = 100
  /// Bytes of a request's body (about 16 million tokens of text); beyond, a 413.
  package var bodyBytes = 64 << 20
  /// Bytes of the bodies of all requests that are being read; beyond, a 503.
  package var heldBytes = 256 << 20
  /// Bytes that a body in chunks may spend on anything but itself and the sizes; beyond, a 400.
  package var framingBytes = 16 << 10
  /// Requests that one connection may bring one after the other.
  package var requestsPerConnection = 1000
  /// Bytes of a reply that wait for their reader before the reply waits, too.
  package var outputBytes = 256 << 10

  /// Maximum time for a request's head from its first byte (or from the start of the connection).
  package var headTime: Duration = .seconds(10)
  /// Maximum idle time of a connection between two requests.
  package var idleTime: Duration = .seconds(60)
  /// Maximum pause in a body, and maximum time for all of it.
  package var bodyPause: Duration = .seconds(10)
  /// Maximum time for all of a body.
  package var bodyTime: Duration = .seconds(120)
  /// Maximum time that a reader may take nothing of the bytes that wait for it.
  package var writeTime: Duration = .seconds(30)
  /// The time for which the rest of a refused request is discarded, so that its sender sees the answer.
  package var lingerTime: Duration = .seconds(2)
  /// The time for which replies that are broken off may still say so, when the gateway ends.
  package var lastWordTime: Duration = .seconds(2)
  /// Time for which an idle connection is not closed to make room.
  package var evictionTime: Duration = .seconds(1)
  /// Pause in accepting connections when there are no descriptors left.
  package var acceptPause: Duration = .milliseconds(200)

  /// Inside the chat program: it must never want for descriptors.
  package init() {}

  /// In a process of its own, which may use most of its descriptors.
  package static func standalone(descriptors: Int) -> ServerLimits {
    var limits = ServerLimits()
    limits.connections = max(64, min(8192, descriptors * 3 / 4))
    limits.requests = 512
    return limits
  }
}
