import Basics

/// The keys that work, at hand for the head of every request.
final class KeyRing: Sendable {
  /// What is known of a key.
  enum Standing: Hashable {
    /// It works, and is this person's.
    case known(String)
    /// It does not work.
    case unknown
    /// The keys must be read again first.
    case stale
  }

  private struct Keys {
    var names: [String: String] = [:]
    /// Nanoseconds of the monotonic clock.
    var readAt: UInt64 = 0
  }

  /// A key that was revoked works for this long at most, in nanoseconds.
  private static let life: UInt64 = 1_000_000_000

  private let keys = Locked(Keys())
  /// False where nobody can have added a key: the gateway's memory is its own.
  let isOn: Bool

  init(isOn: Bool) {
    self.isOn = isOn
  }

  func set(_ names: [String: String]) {
    keys.withLock { $0 = Keys(names: names, readAt: Monotonic.nanoseconds) }
  }

  func standing(of key: String) -> Standing {
    guard isOn else { return .unknown }
    let digest = SHA256.hexadecimal(of: Array(key.utf8))
    return keys.withLock { keys in
      guard Monotonic.nanoseconds - keys.readAt < Self.life else { return .stale }
      return keys.names[digest].map { .known($0) } ?? .unknown
    }
  }
}
