import ChatModel

/// Lifetimes of contexts as people write them: `24h`, `7d`, `90m`, `3600`.
enum Lifetime {
  static let rule = "a lifetime is 1h to 7d, such as 24h, 90m, 3d or 3600 (seconds)."

  /// Seconds, when the server takes so many (3600 to 604800).
  static func seconds(_ text: String) -> Int? {
    TimeToLive.seconds(text.trimmed).flatMap { TimeToLive.allowed ~= $0 ? $0 : nil }
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
