import ChatModel
import Wording

/// Lifetimes of contexts as people write them: `24h`, `7d`, `90m`, `3600`.
enum Lifetime {
  /// What a lifetime is, as the end of a sentence.
  static func rule(_ range: ClosedRange<Int> = TimeToLive.allowed) -> String {
    localized(
      """
      a lifetime is \(text(range.lowerBound)) to \(text(range.upperBound)), such as 24h, \
      90m, 3d or 3600 (seconds).
      """)
  }

  /// Seconds, when the server takes so many.
  static func seconds(_ text: String, in range: ClosedRange<Int> = TimeToLive.allowed) -> Int? {
    TimeToLive.seconds(text.trimmed).flatMap { range ~= $0 ? $0 : nil }
  }

  /// A lifetime in whole units.
  static func text(_ seconds: Int) -> String {
    switch seconds {
    case _ where seconds % 86_400 == 0: "\(seconds / 86_400)d"
    case _ where seconds % 3600 == 0: "\(seconds / 3600)h"
    case _ where seconds % 60 == 0: "\(seconds / 60)m"
    default: "\(seconds)"
    }
  }
}
