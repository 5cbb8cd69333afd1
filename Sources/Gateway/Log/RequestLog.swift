import Basics
import HTTPStream

/// The newest requests, in the order in which they came.
final class RequestLog: Sendable {
  /// More are not kept: a gateway may run for weeks.
  static let most = 1000

  private struct Entries {
    var requests: [GatewayRequest] = []
    /// Number of dropped requests.
    var dropped = 0
  }

  private let isOn: Bool
  private let entries = Locked(Entries())

  /// - Parameter isOn: A log that is off keeps nothing: prompts are private.
  init(isOn: Bool) {
    self.isOn = isOn
  }

  var requests: [GatewayRequest] { entries.withLock { $0.requests } }

  /// Notes a request; the number is for ``answered(_:_:)``.
  func note(_ request: @autoclosure () -> GatewayRequest) -> Int? {
    guard isOn else { return nil }
    let request = request()
    return entries.withLock { entries in
      entries.requests.append(request)
      if entries.requests.count > Self.most {
        entries.requests.removeFirst()
        entries.dropped += 1
      }
      return entries.dropped + entries.requests.count - 1
    }
  }

  /// Notes the status of an answer.
  func answered(_ number: Int?, _ status: Int) {
    guard let number else { return }
    entries.withLock { entries in
      let place = number - entries.dropped
      if entries.requests.indices.contains(place) { entries.requests[place].status = status }
    }
  }
}
