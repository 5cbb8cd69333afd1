/// The parts that must be laid out again.
struct StaleParts: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  static let prompt = StaleParts(rawValue: 1)
  static let reasoning = StaleParts(rawValue: 2)
  static let reply = StaleParts(rawValue: 4)
  /// The short lines around them: separators, folded reasoning, the footer.
  static let lines = StaleParts(rawValue: 8)
  static let all: StaleParts = [.prompt, .reasoning, .reply, .lines]
}
