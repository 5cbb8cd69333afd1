package import Basics
import FoundationEssentials

/// How long the tests run whose worth grows with their size: `CTXCHAT_SOAK=1` (`make soak`) asks for the full size.
package enum Soak {
  package static let isFull = ProcessInfo.processInfo.environment["CTXCHAT_SOAK"] == "1"

  /// What a test does by default, or for hours.
  package static func size(_ small: Int, full: Int) -> Int { isFull ? full : small }

  /// What random choices begin with: `CTXCHAT_SEED`, or another one each time at full size. By default the same one, so
  /// that a failure is one of the change. Printed, so that a run can be repeated.
  package static let seed: UInt64 =
    ProcessInfo.processInfo.environment["CTXCHAT_SEED"].flatMap { UInt64($0) }
    ?? (isFull ? .random(in: 1...999_999) : 4711)
}

extension SplitMix {
  /// True if something happens that does so many times in a hundred.
  package mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self) < percent
  }
}
