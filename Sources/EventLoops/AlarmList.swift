/// Moments at which somebody wants to be called, one for each owner. Milliseconds of the monotonic clock.
struct AlarmList {
  typealias Ring = @Sendable () -> Void

  private var alarms: [ObjectIdentifier: (time: UInt64, ring: Ring)] = [:]
  /// The earliest moment, or one before it.
  private(set) var next: UInt64?

  /// Sets the alarm of an owner, or takes it back.
  mutating func set(_ owner: ObjectIdentifier, at time: UInt64?, _ ring: @escaping Ring) {
    guard let time else {
      alarms[owner] = nil
      if alarms.isEmpty { next = nil }
      return
    }
    alarms[owner] = (time, ring)
    next = min(next ?? time, time)
  }

  /// When the alarm of an owner rings; `nil` if it has none.
  func time(of owner: ObjectIdentifier) -> UInt64? { alarms[owner]?.time }

  /// Takes out those whose moment has come.
  mutating func due(at now: UInt64) -> [Ring] {
    guard let next, next <= now else { return [] }
    var rings: [Ring] = []
    for (owner, alarm) in alarms where alarm.time <= now {
      alarms[owner] = nil
      rings.append(alarm.ring)
    }
    self.next = alarms.values.map(\.time).min()
    return rings
  }
}
