import ChatTestSupport
import FoundationEssentials

/// How long the tests run whose worth grows with their size: `CTXCHAT_SOAK=1` (`make soak`) asks for the full size.
enum Soak {
  static let isFull = ProcessInfo.processInfo.environment["CTXCHAT_SOAK"] == "1"

  /// What a test does by default, or for hours.
  static func size(_ small: Int, full: Int) -> Int { isFull ? full : small }

  /// What random choices begin with: `CTXCHAT_SEED`, or another one each time. Printed, so that a failure can be
  /// had again.
  static let seed: UInt64 =
    ProcessInfo.processInfo.environment["CTXCHAT_SEED"].flatMap { UInt64($0) }
    ?? .random(in: 1...999_999)
}

extension SplitMix {
  /// Whether something happens that does so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}
