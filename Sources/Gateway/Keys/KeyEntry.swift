package import FoundationEssentials

/// A key of one person, as the database knows it: never the key itself.
package struct KeyEntry: Hashable, Sendable {
  /// Whose it is.
  package let name: String
  /// When it was made.
  package let addedAt: Date
  /// Since when it is refused; `nil` while it works.
  package let revokedAt: Date?
  /// What was asked with it.
  package let usage: KeyUsage

  /// True unless it was revoked.
  package var works: Bool { revokedAt == nil }
}

/// What was asked with a key.
package struct KeyUsage: Hashable, Sendable {
  /// Requests that were answered or refused behind the key.
  package var requests = 0
  /// Tokens as the counts of the replies say; requests without counts add none.
  package var prompt = 0
  /// The tokens of the prompt that came from a cache.
  package var cached = 0
  /// Tokens of replies.
  package var completion = 0

  static func + (one: KeyUsage, other: KeyUsage) -> KeyUsage {
    KeyUsage(
      requests: one.requests + other.requests, prompt: one.prompt + other.prompt,
      cached: one.cached + other.cached, completion: one.completion + other.completion)
  }
}
