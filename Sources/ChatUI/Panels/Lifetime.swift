import ChatModel
import Wording

/// Lifetimes of contexts as people write them: `24h`, `7d`, `90m`, `3600`.
enum Lifetime {
  /// The notation of lifetimes, as the end of a sentence.
  static func rule(_ range: ClosedRange<Int> = TimeToLive.allowed) -> String {
    localized(
      """
      a lifetime is \(TimeToLive.text(range.lowerBound)) to \(TimeToLive.text(range.upperBound)), such as 24h, \
      90m, 3d or 3600 (seconds).
      """)
  }

  /// Seconds, when the server takes so many.
  static func seconds(_ text: String, in range: ClosedRange<Int> = TimeToLive.allowed) -> Int? {
    TimeToLive.seconds(text.trimmed).flatMap { range ~= $0 ? $0 : nil }
  }
}
