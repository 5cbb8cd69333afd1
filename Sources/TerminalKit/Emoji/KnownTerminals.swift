/// Terminals that were looked at in pictures, with the emoji of several scalars that they drew whole in two columns.
///
/// A measured width alone proves nothing: konsole says two columns for 👍🏽, terminology for 1️⃣, kitty for the flag of England,
/// and each draws two pictures or a wrong one. So a terminal that is not here draws none of them whole, whatever it says.
public enum KnownTerminals {
  /// A terminal, and what it drew right from a version on.
  public struct Entry: Sendable {
    /// The name as the terminal says it, in small letters.
    public let name: String
    /// The version that was looked at. Later ones are believed as far as their measure agrees.
    public let since: [Int]
    /// The kinds that were right in every picture.
    public let forms: EmojiForms
  }

  /// Looked at in Debian 12, November 2026.
  public static let seen: [Entry] = [
    Entry(name: "kitty", since: [0, 26, 5], forms: [.variation, .keycap, .flag, .tone]),
    Entry(name: "konsole", since: [22, 12], forms: [.flag, .tagFlag, .joined, .recent]),
    Entry(name: "foot", since: [1, 13], forms: [.flag, .tagFlag]),
    Entry(name: "vte", since: [0, 70], forms: [.tagFlag, .recent]),
  ]

  /// The kinds that a terminal may draw whole; none for one that is unknown or older than the one that was looked at.
  public static func forms(of terminal: TerminalIdentity) -> EmojiForms {
    seen.first { $0.name == terminal.name && terminal.isAtLeast($0.since) }?.forms ?? []
  }
}
