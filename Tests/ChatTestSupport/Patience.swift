import Basics

/// How long a test waits for something that it asks about again and again.
///
/// A machine that is shared can stand still for half a minute, the test and the program alike. Such a stop counts as one
/// question: what the program had no time to do is not a fault of it.
package struct Patience {
  /// The most that counts of the time between two questions, in seconds.
  package static let longestStep = 0.1

  private var left: Double
  private var last = Monotonic.seconds

  /// - Parameter seconds: the time in which the program could run.
  package init(seconds: Double) { left = seconds }

  /// False once it has run out. Ask before each look, so that the last look comes after the last wait.
  package mutating func lasts() -> Bool {
    let now = Monotonic.seconds
    defer { last = now }
    return lasts(another: now - last)
  }

  /// The rule without a clock.
  package mutating func lasts(another seconds: Double) -> Bool {
    guard left > 0 else { return false }
    left -= min(seconds, Self.longestStep)
    return true
  }
}
