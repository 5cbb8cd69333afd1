import Synchronization

/// Counts the units that edits and layout look at, where a test wants to know; nothing otherwise.
final class EditWork: Sendable {
  @TaskLocal static var counter: EditWork?

  private let total = Atomic<Int>(0)

  /// Number of units so far.
  var units: Int { total.load(ordering: .relaxed) }

  /// Takes note of some.
  static func note(_ units: Int) {
    counter?.total.add(units, ordering: .relaxed)
  }
}
