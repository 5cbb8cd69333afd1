internal import EventLoops

import Basics
import FoundationEssentials

/// The keys of people and what they used, over all gateways of one database. What was used is written down once a
/// second, so that no request waits for it; a gateway that is killed loses that second.
actor KeyStore {
  private let database: KeyDatabase
  private let ring: KeyRing
  private var pending: [String: KeyUsage] = [:]
  private var isFlushing = false
  nonisolated var unownedExecutor: UnownedSerialExecutor {
    ServerThreads.storage.asUnownedSerialExecutor()
  }

  init(_ storage: any GatewayStorage, ring: KeyRing) {
    database = KeyDatabase(storage: storage)
    self.ring = ring
  }

  /// Reads the keys that work.
  func refresh() throws { ring.set(try database.working()) }

  /// True if the database answers.
  func isThere() -> Bool { (try? database.working()) != nil }

  /// Notes what was used; written down soon.
  func count(_ usage: KeyUsage, of name: String) {
    pending[name] = (pending[name] ?? KeyUsage()) + usage
    guard !isFlushing else { return }
    isFlushing = true
    ServerThreads.storage.begin {
      try? await ServerThreads.storage.sleep(seconds: 1)
      self.flush()
    }
  }

  /// Writes down what was used. If the database does not answer, the next time does.
  func flush() {
    isFlushing = false
    guard !pending.isEmpty, (try? database.count(pending)) != nil else { return }
    pending = [:]
  }
}
