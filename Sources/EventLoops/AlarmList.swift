/// Moments at which somebody wants to be called, one for each owner. Milliseconds of the monotonic clock.
struct AlarmList {
  typealias Ring = @Sendable () -> Void

  private var alarms: [ObjectIdentifier: (time: UInt64, ring: Ring)] = [:]
  /// The earliest moment, or one before it.
  private var earliest: UInt64?
  /// True if the alarm that was the earliest is a later one now.
  private var isOutdated = false

  /// Sets the alarm of an owner, or takes it back.
  mutating func set(_ owner: ObjectIdentifier, at time: UInt64?, _ ring: @escaping Ring) {
    guard let time else {
      alarms[owner] = nil
      if alarms.isEmpty { earliest = nil }
      return
    }
    if let old = alarms.updateValue((time, ring), forKey: owner), old.time < time {
      isOutdated = isOutdated || old.time == earliest
    } else {
      earliest = min(earliest ?? time, time)
    }
  }

  /// When the alarm of an owner rings; `nil` if it has none.
  func time(of owner: ObjectIdentifier) -> UInt64? { alarms[owner]?.time }

  /// The moment until which nobody wants to be called; `nil` for ever. It may be one before the earliest alarm.
  mutating func next() -> UInt64? {
    if isOutdated { findEarliest() }
    return earliest
  }

  /// Takes out those whose moment has come, the earliest first.
  mutating func due(at now: UInt64) -> [Ring] {
    guard let next = next(), next <= now else { return [] }
    let due = alarms.filter { $0.value.time <= now }
    for owner in due.keys { alarms[owner] = nil }
    findEarliest()
    return due.values.sorted { $0.time < $1.time }.map(\.ring)
  }

  private mutating func findEarliest() {
    earliest = alarms.values.map(\.time).min()
    isOutdated = false
  }
}
